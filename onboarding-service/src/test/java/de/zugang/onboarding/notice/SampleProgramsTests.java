package de.zugang.onboarding.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.zugang.onboarding.address.PublicAddresses;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs of the welcome e-mail, taken out of it and run as they stand there: Java always, others where they are installed. For
 * C# there is no compiler here; its parentheses and quotes are counted.
 */
class SampleProgramsTests {

    private static final String SECRET = "s3cr3t &+%";

    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private final HttpServer platform = server();

    @BeforeEach
    void aPlatform() {
        platform.createContext("/token", exchange -> {
            seen.put("form", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "{\"access_token\":\"abc.def-1\",\"expires_in\":300}");
        });
        platform.createContext("/arge/", exchange -> {
            seen.put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
            seen.put("key", exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key"));
            answer(exchange, "{\"roles\":[]}");
        });
        platform.start();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @AfterEach
    void gone() {
        platform.stop(0);
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    static Stream<String> programs() {
        return Stream.of("java", "python")
                .filter(program -> program.equals("java") || isInstalled("python3"))
                .flatMap(program -> Stream.of("de", "en").map(language -> program + " " + language));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void makesTheFirstCallAsItIsPasted(String programAndLanguage) throws Exception {
        String[] words = programAndLanguage.split(" ", -1);
        boolean java = words[0].equals("java");
        Path file = folder.resolve(java ? "FirstCall.java" : "first_call.py");
        String text = mail(words[1]);
        Files.writeString(
                file,
                java
                        ? between(text, "import java.net.URI;", "\n}\n")
                        : between(text, "import json\n", "roles.read().decode())\n"));

        String output = run(
                java
                        ? List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                file.toString())
                        : List.of("python3", file.toString()));

        assertThat(output).contains("200 {\"roles\":[]}");
        assertThat(seen).containsEntry("authorization", "Bearer abc.def-1").containsEntry("key", "zgk_example");
        assertThat(seen.get("form"))
                .contains("grant_type=client_credentials", "client_id=zgc-1", "client_secret=s3cr3t+%26%2B%25");
    }

    @Test
    void compilesWithoutAWarning() throws IOException {
        Path file = folder.resolve("FirstCall.java");
        Files.writeString(file, between(mail("de"), "import java.net.URI;", "\n}\n"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        var said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said,
                        files,
                        null,
                        List.of("-Xlint:all", "--release", "11", "-Xlint:-options", "-d", folder.toString()),
                        null,
                        files.getJavaFileObjects(file))
                .call();
        assertThat(said.toString()).isEmpty();
        assertThat(compiled).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void closesInCSharpWhatItOpens(String language) {
        String program = between(mail(language), "using System.Net.Http.Headers;", "ReadAsStringAsync());\n\n");
        assertThat(program)
                .contains("Console.WriteLine(", "CLIENT_SECRET", "zgk_example")
                .doesNotContain(SECRET);
        String code = program.replaceAll("\"[^\"\\n]*\"", "");
        assertThat(code).doesNotContain("\"");
        for (String pair : new String[] {"()", "{}", "<>", "[]"}) {
            assertThat(count(code, pair.charAt(0))).as(pair).isEqualTo(count(code, pair.charAt(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void givesTheShellWhatItUnderstands(String language) throws Exception {
        String text = mail(language);
        int from = text.indexOf("curl -X POST '" + address() + "/token'");
        String login = text.substring(from, text.indexOf("\n\n", from)).replaceAll("(?i)<client-secret>", "secret");

        assertThat(run(List.of("bash", "-n", "-c", text.substring(from, text.indexOf("\n\n", from)))))
                .isEmpty();
        if (isInstalled("curl")) {
            assertThat(run(List.of("bash", "-c", login + " -s"))).contains("abc.def-1");
            assertThat(seen.get("form")).contains("client_secret=secret", "scope=openid");
        }
    }

    private String mail(String language) {
        var addresses = new PublicAddresses(
                URI.create(address()),
                URI.create(address() + "/token"),
                URI.create("https://desk.platform.example"),
                URI.create("https://portal.platform.example"),
                URI.create("https://callback.platform.example"));
        return new MailText(addresses)
                .render(new Welcome(
                        "welcome-1",
                        "it@muster.example",
                        Locale.of(language),
                        "Muster GmbH",
                        "tu-muster",
                        "zgc-1",
                        "zgk_example"))
                .text();
    }

    private String address() {
        return "http://127.0.0.1:" + platform.getAddress().getPort();
    }

    private static String between(String text, String first, String last) {
        int from = text.indexOf(first);
        assertThat(from).isNotNegative();
        int to = text.indexOf(last, from);
        assertThat(to).isNotNegative();
        return text.substring(from, to + last.length());
    }

    private static long count(String text, char character) {
        return text.chars().filter(each -> each == character).count();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String run(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLIENT_SECRET", SECRET);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}

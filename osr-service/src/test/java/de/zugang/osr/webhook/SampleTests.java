package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.HowTo;
import de.zugang.osr.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of the how-to for receivers, run as they stand there: Java always, the others where they are installed. */
class SampleTests {

    private static final String PAPER = "receive-webhooks.md";
    private static final String ID = "msg_7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String BODY = """
            {"type":"delivery.ended","timestamp":"2026-11-22T10:00:00Z","data":{"status":"FAIL","text":"Grüße"}}""";

    @TempDir
    private Path folder;

    private final SigningSecret secret = SigningSecret.random(new SecureRandom());

    /** The languages of the samples. */
    enum Language {
        JAVA,
        PYTHON,
        SHELL;

        boolean isInstalled() {
            return switch (this) {
                case JAVA -> true;
                case PYTHON -> Shell.has("python3");
                case SHELL -> Shell.has("bash", "openssl", "base64", "od", "tr");
            };
        }
    }

    /** A message as it arrives. */
    private record Message(String timestamp, String signatures, String body) {}

    static Stream<Language> languages() {
        return Stream.of(Language.values()).filter(Language::isInstalled);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void takesWhatWeSignedAndNothingElse(Language language) throws IOException {
        Instant now = Instant.now();
        String mine = secret.sign(ID, now, BODY);
        String other = SigningSecret.random(new SecureRandom()).sign(ID, now, BODY);
        String at = String.valueOf(now.getEpochSecond());

        assertThat(isGenuine(language, new Message(at, mine, BODY))).isTrue();
        assertThat(isGenuine(language, new Message(at, other + " " + mine, BODY)))
                .as("while the secret is replaced")
                .isTrue();
        assertThat(isGenuine(language, new Message(at, other, BODY))).isFalse();
        assertThat(isGenuine(language, new Message(at, mine, BODY.replace("FAIL", "SUCCESS"))))
                .isFalse();
        assertThat(isGenuine(language, new Message(String.valueOf(now.getEpochSecond() - 1), mine, BODY)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void refusesWhatIsOld(Language language) throws IOException {
        Instant old = Instant.now().minusSeconds(301);
        var message = new Message(String.valueOf(old.getEpochSecond()), secret.sign(ID, old, BODY), BODY);
        assertThat(isGenuine(language, message)).isFalse();
    }

    private boolean isGenuine(Language language, Message message) throws IOException {
        Files.writeString(folder.resolve("body"), message.body());
        Map<String, String> environment = Map.of(
                "secret", secret.text(),
                "id", ID,
                "timestamp", message.timestamp(),
                "signatures", message.signatures());
        Shell.Result result = switch (language) {
            case JAVA -> java(environment);
            case PYTHON -> python(environment);
            case SHELL -> Shell.run(folder, environment, "bash", "-c", sample("sh"));
        };
        assertThat(result.out().strip()).isIn("genuine", "forged");
        return result.out().strip().equals("genuine");
    }

    private Shell.Result java(Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("Sample.java"), """
                import java.nio.charset.StandardCharsets;
                import java.nio.file.*;
                import java.security.MessageDigest;
                import java.time.Instant;
                import java.util.Base64;
                import java.util.stream.Stream;
                import javax.crypto.Mac;
                import javax.crypto.spec.SecretKeySpec;

                class Sample {
                    public static void main(String[] arguments) throws Exception {
                        var given = System.getenv();
                        System.out.println(
                                genuine(given.get("secret"), given.get("id"), given.get("timestamp"), given.get("signatures"),
                                        Files.readAllBytes(Path.of("body"))) ? "genuine" : "forged");
                    }

                """ + sample("java") + "}\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Shell.run(folder, environment, java, "-XX:TieredStopAtLevel=1", "Sample.java");
    }

    private Shell.Result python(Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("sample.py"), sample("python") + """

                import os
                headers = {"webhook-" + name: os.environ[key]
                           for name, key in (("id", "id"), ("timestamp", "timestamp"), ("signature", "signatures"))}
                print("genuine" if genuine(os.environ["secret"], headers, open("body", "rb").read()) else "forged")
                """);
        return Shell.run(folder, environment, "python3", "sample.py");
    }

    /** The last one in its language; those before it are requests. */
    private static String sample(String language) {
        return HowTo.samples(PAPER, language).getLast();
    }
}

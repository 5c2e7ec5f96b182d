package de.zugang.tryit.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.PublishedApi;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java that the portal shows for each API is Java, against the client that is built. */
class CompiledSampleTests {

    @TempDir
    private Path directory;

    static List<PublishedApi> apis() {
        return ApiCatalogue.read(List.of("classpath:/api-spec/")).apis();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void compilesAgainstTheGeneratedClientWhichHasItsOperation(PublishedApi api) throws Exception {
        String sample = new Samples(URI.create("https://gateway.example")).java(api);
        String imports =
                sample.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String statements =
                sample.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        Path source = directory.resolve("Sample.java");
        Files.writeString(source, "%s%nclass Sample {%nvoid call() {%n%s%n}%n}%n".formatted(imports, statements));

        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-proc:none", "-d", directory.toString(), "-classpath", classPath()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        // which values to hand over is for the reader to choose; that the operation is there is not
        assertThat(statements).contains("api." + api.sample().id() + "(");
        assertThat(Class.forName(api.client() + ".api." + api.sample().tag() + "Api")
                        .getMethods())
                .extracting(Method::getName)
                .contains(api.sample().id());
    }

    /** The package's own test sees that every operation is there, under the same names. */
    @ParameterizedTest
    @MethodSource("apis")
    void theTypeScriptNamesTheSameInterfaceAndOperation(PublishedApi api) {
        String sample = new Samples(URI.create("https://gateway.example")).typeScript(api);
        String folder = api.contract().path().replaceFirst("/.*", "");
        assertThat(sample)
                .contains("import { Configuration, %sApi } from '@zugang/clients/%s';"
                        .formatted(api.sample().tag(), folder))
                .contains("basePath: 'https://gateway.example" + api.contract().basePath() + "'")
                .contains("await api." + api.sample().id() + "(");
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

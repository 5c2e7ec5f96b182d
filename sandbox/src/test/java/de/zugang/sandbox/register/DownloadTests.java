package de.zugang.sandbox.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that the operator's interface streams is there as a whole, or is what it was before. */
class DownloadTests {

    private static final YearMonth MONTH = YearMonth.of(2026, 1);
    private static final String BEFORE = "what was there before";

    @TempDir
    private Path directory;

    private final List<String> asked = new ArrayList<>();
    private HttpServer service;
    private Register register;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
        register = new Register(
                URI.create("http://127.0.0.1:" + service.getAddress().getPort()), () -> "token");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void writesCsvOrNdjsonAsTheFileIsCalled() throws IOException {
        answer(200, "all of it\n", 0);
        Path csv = Files.writeString(directory.resolve("uvi.csv"), BEFORE);
        Path lines = directory.resolve("uvi.ndjson");

        register.uvi(MONTH, csv);
        register.uvi(MONTH, lines);

        assertThat(csv).hasContent("all of it");
        assertThat(lines).hasContent("all of it");
        assertThat(asked)
                .containsExactly(
                        "/operator/v1/uvi?month=2026-01 Bearer token text/csv",
                        "/operator/v1/uvi?month=2026-01 Bearer token application/x-ndjson");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesTheFileWhenItIsRefused() throws IOException {
        answer(400, """
                {"errors": [{"message": "A real month as YYYY-MM is expected.", "field": "month"}]}""", 0);
        Path csv = Files.writeString(directory.resolve("uvi.csv"), BEFORE);

        assertThatThrownBy(() -> register.uvi(MONTH, csv))
                .isInstanceOf(Failed.class)
                .hasMessage("A real month as YYYY-MM is expected.");
        assertThat(csv).hasContent(BEFORE);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesTheFileWhenTheStreamIsCutOff() throws IOException {
        answer(200, "some of it\n", 1_000);
        Path csv = Files.writeString(directory.resolve("uvi.csv"), BEFORE);

        assertThatThrownBy(() -> register.uvi(MONTH, csv))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("osr-service does not answer, or not to the end");
        assertThat(csv).hasContent(BEFORE);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    /** Announces more bytes than it sends, if told. */
    private void answer(int status, String body, int missing) {
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + header(exchange, "Authorization") + " "
                    + header(exchange, "Accept"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length + missing);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            exchange.close();
        });
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}

package de.zugang.osr.uvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A stream that the service cannot finish must not look finished. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffTests {

    private static final int UNITS = 200_000;
    private static final String PATH = "/operator/v1/uvi?month=2024-02";

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        database.execute(
                "insert into billing_unit (external_id, customer_number, mscnumber, msc, contracts)"
                        + " select 'b' || n, '0000000001', lpad(n::text, 6, '0'), 'kalo', '{S-COR}'"
                        + " from generate_series(1, 100) n",
                "insert into residential_unit (external_id, billing_unit_id, customer_number, mscnumber)"
                        + " select b.external_id || '-' || n, b.id, b.customer_number, lpad(n::text, 4, '0')"
                        + " from billing_unit b, generate_series(1, " + UNITS / 100 + ") n");
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void aWholeStreamHasALineForEveryUnit() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(osr.asOperator(PATH).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(lines(body)).isEqualTo(UNITS);
            }
        }
    }

    @Test
    void aStreamWhoseDatabaseIsLostIsAnErrorForItsReader() throws Exception {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<InputStream> response =
                    client.send(osr.asOperator(PATH).build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(10_000)).hasSize(10_000);
                endTheStatement();
                assertThatThrownBy(() -> lines(body)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void nothingIsWrittenBehindTheLinesThatLeft() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), osr.operatorPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + PATH + " HTTP/1.1\r\nHost: osr\r\nAuthorization: Bearer "
                                    + Tokens.ofStaff("operator") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
            endTheStatement();
            String rest = rest(socket);

            assertThat(rest)
                    .contains("\"billingUnit\"")
                    .doesNotContain("problem")
                    .doesNotContain("Technical error");
            assertThat(rest).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    private static String rest(Socket socket) throws IOException {
        var rest = new StringBuilder();
        try {
            byte[] part = new byte[1 << 16];
            for (int count = socket.getInputStream().read(part);
                    count >= 0;
                    count = socket.getInputStream().read(part)) {
                rest.append(new String(part, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return rest.toString();
    }

    private void endTheStatement() {
        database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = 'osr_operator' and datname = current_database() and state <> 'idle'");
    }

    private static int lines(InputStream body) throws IOException {
        int lines = 0;
        byte[] part = new byte[1 << 16];
        for (int count = body.read(part); count >= 0; count = body.read(part)) {
            for (int i = 0; i < count; i++) {
                lines += part[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}

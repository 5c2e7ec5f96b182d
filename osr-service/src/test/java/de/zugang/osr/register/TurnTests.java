package de.zugang.osr.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several imports at a time: they take turns batch by batch, and nobody is told that the database is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnTests {

    /** More than there are connections for operators. */
    private static final int IMPORTS = 12;

    private static final int LINES = 2_500;

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
    }

    @BeforeEach
    void forget() {
        database.emptyRegister();
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void manyImportsAtOnceAllEnd() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, IMPORTS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> send(UUID.randomUUID(), "", file("%06d".formatted(400_000 + number))), threads))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join))
                    .allSatisfy(answer ->
                            assertThat(answer.body().path("created").asInt()).isEqualTo(LINES));
        }
        assertThat(database.value("select count(*) from residential_unit"))
                .isEqualTo(String.valueOf(IMPORTS * (LINES - 1)));
    }

    @Test
    void anImportThatStallsHoldsUpNobody() throws IOException {
        UUID stalled = UUID.randomUUID();
        try (Upload upload = Upload.begin(osr, stalled, "", file("400100"))) {
            upload.awaitLines(2_000);

            assertThat(send(UUID.randomUUID(), "", file("400101")).status()).isEqualTo(200);

            assertThat(upload.end()).startsWith("HTTP/1.1 200");
        }
        assertThat(database.value("select count(*) from residential_unit")).isEqualTo(String.valueOf(2 * (LINES - 1)));
    }

    @Test
    void whoFindsADryRunIsToldWhoseItIsAndHowFarAndWhenToComeBack() throws IOException {
        UUID dryRun = UUID.randomUUID();
        try (Upload upload = Upload.begin(osr, dryRun, "&dryRun=true", file("400200"))) {
            upload.awaitLines(2_000);

            Answer other = send(UUID.randomUUID(), "", file("400201"));

            assertThat(other.status()).isEqualTo(409);
            assertThat(other.header("Retry-After")).isEqualTo("5");
            assertThat(other.problem())
                    .startsWith("A dry run has had the turn since ")
                    .endsWith(": " + dryRun + ", sent by somebody, at line 2000.");
            assertThat(upload.end()).startsWith("HTTP/1.1 200");
        }
        assertThat(send(UUID.randomUUID(), "", file("400201")).status()).isEqualTo(200);
    }

    @Test
    void theSameImportSentAgainGoesOnThereAndEndsTheFirst() throws IOException {
        UUID id = UUID.randomUUID();
        try (Upload first = Upload.begin(osr, id, "", file("400300"))) {
            first.awaitLines(2_000);

            Answer second = send(id, "", file("400300"));

            assertThat(second.body().path("created").asInt()).isEqualTo(LINES);
            assertThat(first.end())
                    .startsWith("HTTP/1.1 409")
                    .contains("The same import was sent again meanwhile and goes on there.")
                    .doesNotContain("Retry-After");
        }
        assertThat(database.value("select lines || ' ' || created || ' ' || finished from register_import"))
                .isEqualTo(LINES + " " + LINES + " true");
    }

    @Test
    void aDryRunSentAgainEndsTheFirstAndLeavesNothing() throws IOException {
        UUID id = UUID.randomUUID();
        try (Upload first = Upload.begin(osr, id, "&dryRun=true", file("400400"))) {
            first.awaitLines(2_000);
            var second = CompletableFuture.supplyAsync(() -> send(id, "&dryRun=true", file("400400")));
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            database.value("select lines from register_import").equals("0"));

            assertThat(first.end()).startsWith("HTTP/1.1 409");

            assertThat(second.join().body().path("created").asInt()).isEqualTo(LINES);
        }
        assertThat(database.value("select count(*) from billing_unit")).isEqualTo("0");
    }

    private Answer send(UUID id, String options, String file) {
        return osr.importRegister("?importId=" + id + options, "application/x-ndjson", BodyPublishers.ofString(file));
    }

    private static String file(String number) {
        return RegisterFiles.ndjson(number, LINES);
    }
}

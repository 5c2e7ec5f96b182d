package de.zugang.bench.osr;

import de.zugang.bench.database.Server;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.load.Issuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Brings a register file in over the operators' interface, once. */
record Import(Osr osr, Server server, Issuer issuer, Units units) {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    Section measure(Path state) {
        Path file = state.resolve("register.ndjson");
        try {
            units.write(file);
            double serviceBefore = osr.processes().cpuSeconds();
            double databaseBefore = server.processes().cpuSeconds();
            long began = System.nanoTime();
            HttpResponse<String> answer = send(file);
            double seconds = (System.nanoTime() - began) / 1e9;
            check(answer);
            double service = osr.processes().cpuSeconds() - serviceBefore;
            double database = server.processes().cpuSeconds() - databaseBefore;
            Files.delete(file);
            return section(seconds, service, database);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private HttpResponse<String> send(Path file) throws IOException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(osr.operatorUri("/operator/v1/register"))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + issuer.operatorToken(osr.operatorIssuer(), "osr-operator"))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void check(HttpResponse<String> answer) {
        if (answer.statusCode() != 200
                || JsonMapper.shared().readTree(answer.body()).path("refused").asInt(-1) != 0) {
            throw new IllegalStateException("import answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private Section section(double seconds, double service, double database) {
        double lines = units.count() + units.billingUnits();
        return new Section(
                "Import",
                List.of("A register file (NDJSON) with " + "%,d".formatted(units.count()) + " residential units in "
                        + "%,d".formatted(units.billingUnits())
                        + " billing units, new ones all, over the operators' interface into an empty register. Once."),
                List.of(
                        Figure.of("lines", "1/s", lines / seconds),
                        Figure.of("the whole file", "s", seconds),
                        Figure.of("CPU of a thousand lines: osr-service", "ms", service * 1e6 / lines),
                        Figure.of("CPU of a thousand lines: PostgreSQL", "ms", database * 1e6 / lines)));
    }
}

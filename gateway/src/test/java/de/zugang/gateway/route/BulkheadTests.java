package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestCatalogue;
import de.zugang.gateway.testbed.TestService;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F-60: a service that hangs takes its own connections, and nothing of the others'. */
class BulkheadTests {

    private static final int CONNECTIONS = 8;
    private static final int CALLS = 60;

    @Test
    void leavesOtherRoutesAloneWhenAServiceHangs(@TempDir Path directory) {
        try (var ola = new TestService();
                var http = HttpClient.newHttpClient();
                var around = new Surroundings(
                        directory,
                        List.of(ANNA.withEntitlement("OLA")),
                        "zugang.upstreams.ola-service=" + ola.uri(),
                        "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=" + CONNECTIONS,
                        "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=500",
                        TestCatalogue.of(
                                directory, "credentials:", "limits: {responseTimeout: PT60S}\n    credentials:"))) {
            var gateway = around.gateway;
            var hanging = around.good(ANNA).build();
            around.service.hold();
            var calls = IntStream.range(0, CALLS)
                    .mapToObj(i -> http.sendAsync(hanging, HttpResponse.BodyHandlers.discarding()))
                    .toList();

            await().until(() -> ended(calls) == CALLS - CONNECTIONS);
            assertThat(around.service.arrived).as("bounded").hasSize(CONNECTIONS);
            assertThat(statuses(calls)).containsOnly(503);
            for (int i = 0; i < 20; i++) {
                var other = gateway.request("/ola/v1.0.0/authorization-requests");
                hanging.headers().map().forEach((name, values) -> other.header(name, values.getFirst()));
                assertThat(gateway.status(other)).isEqualTo(200);
            }

            around.service.release();

            await().until(() -> ended(calls) == CALLS);
            assertThat(statuses(calls)).containsOnly(200, 503);
            assertThat(gateway.status(around.good(ANNA))).isEqualTo(200);
            assertThat(ola.arrived).hasSize(20);
        }
    }

    private static long ended(List<CompletableFuture<HttpResponse<Void>>> calls) {
        return calls.stream().filter(CompletableFuture::isDone).count();
    }

    private static List<Integer> statuses(List<CompletableFuture<HttpResponse<Void>>> calls) {
        return calls.stream()
                .filter(CompletableFuture::isDone)
                .map(call -> call.join().statusCode())
                .toList();
    }
}

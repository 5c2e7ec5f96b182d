package de.zugang.gateway.route;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.testbed.SlowProxy;
import de.zugang.gateway.testbed.Surroundings;
import de.zugang.gateway.testbed.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F-67: a fifth of what goes between gateway and service is lost. A relay loses pieces and sends them again as TCP does.
 * Where the kernel itself loses packets (in a network namespace, CONTRIBUTING.md has the command) the relay passes on
 * everything: {@code -Dnetwork.loses=true}. Nothing is asked twice, whatever the method.
 */
class LossyNetworkTests {

    /** Of its own, so that a kernel can be told which packets to lose. */
    private static final String ADDRESS = "127.0.0.3";

    private static final int CALLS = Integer.getInteger("network.calls", 300);
    private static final double LOST = Boolean.getBoolean("network.loses") ? 0 : 0.2;

    @Test
    void failsHardlyAnyCallAndBringsNoneTwice(@TempDir Path directory) throws Exception {
        try (var behind = new TestService();
                var network = new SlowProxy(behind.port(), ADDRESS);
                var around = new Surroundings(
                        directory,
                        List.of(ANNA.active(1)),
                        "zugang.upstreams.osr-service=http://" + ADDRESS + ":" + network.port());
                var callers = Executors.newFixedThreadPool(30)) {
            assertThat(around.gateway.status(around.good(ANNA))).isEqualTo(200);
            behind.arrived.clear();
            network.lose(LOST);

            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CALLS; i++) {
                String number = "{\"call\":" + i + "}";
                calls.add(() -> around.gateway.status(around.good(ANNA)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(number))));
            }
            int failed = 0;
            for (var answer : callers.invokeAll(calls)) {
                failed += answer.get() == 200 ? 0 : 1;
            }

            System.out.printf("lossy network: %d of %d calls failed%n", failed, CALLS);
            assertThat(failed).as("of %d", CALLS).isLessThan(CALLS / 100);
            assertThat(behind.arrived.stream().map(TestService.Arrived::body)).doesNotHaveDuplicates();
        }
    }
}

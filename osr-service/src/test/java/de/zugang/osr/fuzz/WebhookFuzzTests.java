package de.zugang.osr.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import de.zugang.osr.webhook.courier.AddressRules;
import de.zugang.osr.webhook.courier.Courier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.support.GenericApplicationContext;

/** As {@link FuzzTests}, for the webhook's contract. Every name means loopback here, and nothing else may be called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookFuzzTests {

    private static final int REQUESTS = 4_000;

    /** All there is but 127.0.0.0/8. */
    private static final String ALL_BUT_LOOPBACK =
            "0.0.0.0/2,64.0.0.0/3,96.0.0.0/4,112.0.0.0/5,120.0.0.0/6," + "124.0.0.0/7,126.0.0.0/8,128.0.0.0/1,::/0";

    private HttpServer receiver;
    private final AtomicInteger received = new AtomicInteger();
    private RunningOsr osr;

    @BeforeAll
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        osr = RunningOsr.on(
                TestDatabase.create(),
                WebhookFuzzTests::withoutNames,
                "--zugang.osr.webhook.allow-http=true",
                "--zugang.osr.webhook.allowed-ports=1-65535",
                "--zugang.osr.webhook.allowed-networks=127.0.0.1/32",
                "--zugang.osr.webhook.denied-networks=" + ALL_BUT_LOOPBACK,
                "--zugang.osr.webhook.first-rest=50ms",
                "--zugang.osr.webhook.longest-rest=200ms");
    }

    @AfterAll
    void stop() {
        osr.close();
        receiver.stop(0);
    }

    private static void withoutNames(GenericApplicationContext context) {
        context.registerBean(
                "testsCourier",
                Courier.class,
                () -> courier(context.getBean(AddressRules.class)),
                definition -> definition.setPrimary(true));
    }

    private static Courier courier(AddressRules rules) {
        try {
            return new Courier(
                    rules,
                    _ -> new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})},
                    SSLContext.getDefault(),
                    8,
                    Duration.ofSeconds(2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void answersWhatTheContractSaysToWhateverIsSent() {
        Contract contract = Contract.read(Seed.CONTRACTS.resolve("webhook/v1/openapi.yaml"));
        String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        var run = new FuzzRun(contract, new WebhookWords(address), REQUESTS);

        List<String> faults =
                run.against(osr.uri("").toString(), user -> Tokens.passport("tu-hook-" + user, Seed.CUSTOMER), _ -> {});

        assertThat(faults).as(run.toString()).isEmpty();
        assertThat(run.statuses()).containsKeys(200, 201, 202, 204, 400, 404, 405);
        await().atMost(Duration.ofSeconds(20)).until(() -> received.get() > 0);
    }
}

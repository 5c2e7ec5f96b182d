package de.zugang.gateway.testbed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Takes spans by OTLP over HTTP, as bytes; protobuf leaves texts and numbers of traces as they are. */
public final class TestCollector implements AutoCloseable {

    private final TestServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public TestCollector() {
        server = new TestServer(0, exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            TestServer.send(exchange, 200, "application/x-protobuf", "");
        });
    }

    public URI uri() {
        return server.uri();
    }

    /** From now on it answers nobody. */
    public void freeze() {
        gate = new CountDownLatch(1);
    }

    public int reports() {
        return received.size();
    }

    public String all() {
        return String.join("\n", received);
    }

    /** Whether a trace's or a span's number, in hexadecimal, is in what was received. */
    public boolean knows(String hex) {
        return all().contains(new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
    }

    /** Properties of a gateway that sends it every span. */
    public String[] on() {
        return on(uri());
    }

    public static String[] on(URI collector) {
        return new String[] {
            "management.opentelemetry.enabled=true",
            "management.opentelemetry.tracing.export.otlp.endpoint=" + collector + "/v1/traces",
            "management.opentelemetry.tracing.export.schedule-delay=50ms",
            "management.opentelemetry.tracing.export.max-queue-size=20",
            "management.opentelemetry.tracing.export.max-batch-size=10",
            "management.tracing.sampling.probability=1.0"
        };
    }

    @Override
    public void close() {
        gate.countDown();
        server.close();
    }
}

package de.zugang.gateway.usage;

import de.zugang.gateway.feed.NodeToken;
import de.zugang.gateway.usage.generated.UsageReport;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Sends what was counted, one report at a time, the same one until it was taken. Meanwhile the next one grows in memory,
 * where it needs no more room than there are kinds of answers. A killed process loses at most what it had not sent yet.
 */
final class UsageReporter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UsageReporter.class);

    private final Usage usage;
    private final RestClient http;
    private final NodeToken token;
    private final String node;
    private final Duration interval;
    private final Supplier<UUID> ids;
    private @Nullable UsageReport unanswered;
    private boolean failing;
    private volatile boolean running;
    private @Nullable Thread thread;

    UsageReporter(Usage usage, RestClient http, NodeToken token, String node, Duration interval, Supplier<UUID> ids) {
        this.usage = usage;
        this.http = http;
        this.token = token;
        this.node = node;
        this.interval = interval;
        this.ids = ids;
    }

    /** Tries once. False: there is something that could not be delivered. */
    synchronized boolean report() {
        var report = unanswered;
        if (report == null) {
            var sums = usage.take();
            if (sums.isEmpty()) {
                return true;
            }
            report = UsageMapper.report(ids.get(), node, sums);
            unanswered = report;
        }
        try {
            send(report);
            unanswered = null;
            failing = false;
            return true;
        } catch (RuntimeException failed) {
            if (!failing) {
                log.warn("usage: report {} not delivered, trying on: {}", report.getReportId(), failed.toString());
            }
            failing = true;
            return false;
        }
    }

    private void send(UsageReport report) {
        try {
            http.post()
                    .uri("/reports")
                    .contentType(MediaType.APPLICATION_JSON)
                    .headers(headers -> headers.setBearerAuth(token.value()))
                    .body(report)
                    .retrieve()
                    .toBodilessEntity();
        } catch (HttpClientErrorException.Unauthorized refused) {
            token.forget();
            throw refused;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("usage").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(interval);
                report();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the last request was answered (the web server stops before): the rest goes out, if anybody takes it. */
    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        boolean before = unanswered == null || report();
        log.info("usage: {} at the end", before && report() ? "all delivered" : "a rest not delivered");
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}

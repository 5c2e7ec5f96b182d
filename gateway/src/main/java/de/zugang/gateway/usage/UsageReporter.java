package de.zugang.gateway.usage;

import de.zugang.gateway.feed.NodeToken;
import de.zugang.gateway.refusal.RefusalLog;
import de.zugang.gateway.usage.generated.UsageReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * Sends what was counted, one report at a time, the same one until it was taken. What is not delivered lies on the disk, too:
 * a killed process loses at most what it counted since the last interval, a stopped one nothing.
 */
final class UsageReporter implements SmartLifecycle, Unsent {

    private static final Logger log = LoggerFactory.getLogger(UsageReporter.class);

    /** Below the contract's bound, so that a report stays small enough to be taken. */
    private static final int MOST_ENTRIES = 20_000;

    /** Kinds of answers; from here on operations and customers are not told apart, from twice as many on technical users. */
    static final int MOST_WAITING = 100_000;

    /** While nobody takes a report, what gathers is written this often. */
    private static final Duration PAUSE_OF_THE_DISK = Duration.ofSeconds(10);

    private final Usage usage;
    private final RefusalLog refused;
    private final UnsentUsage disk;
    private final RestClient http;
    private final NodeToken token;
    private final Settings settings;
    private final LinkedHashMap<Tally.Kind, Tally.Sums> waiting = new LinkedHashMap<>();
    private @Nullable UsageReport unanswered;
    private boolean failing;
    private Instant written = Instant.MIN;
    private volatile int kinds;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * What does not change.
     *
     * @param node this gateway's name
     * @param interval between two reports
     */
    record Settings(String node, Duration interval, Supplier<UUID> ids, Clock clock) {}

    UsageReporter(
            Usage usage, RefusalLog refused, UnsentUsage disk, RestClient http, NodeToken token, Settings settings) {
        this.usage = usage;
        this.refused = refused;
        this.disk = disk;
        this.http = http;
        this.token = token;
        this.settings = settings;
        var rest = disk.read();
        unanswered = rest.unanswered();
        rest.waiting()
                .forEach(entry -> waiting.merge(UsageMapper.kind(entry), UsageMapper.sums(entry), Tally.Sums::and));
    }

    @Override
    public int kinds() {
        return kinds;
    }

    /** Tries once. False: there is something that could not be delivered. What has gathered meanwhile is for the next time. */
    synchronized boolean report() {
        usage.take().forEach(this::gather);
        kinds = waiting.size();
        var report = unanswered == null ? next() : unanswered;
        if (report == null) {
            return true;
        }
        saveNowAndThen();
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

    /** However long nobody takes a report: what is told apart becomes coarser, and no call is lost. */
    private void gather(Tally.Kind kind, Tally.Sums sums) {
        var room = kind;
        if (!waiting.containsKey(room) && waiting.size() >= MOST_WAITING) {
            room = kind.folded();
        }
        if (!waiting.containsKey(room) && waiting.size() >= 2 * MOST_WAITING) {
            room = kind.ofAll();
        }
        waiting.merge(room, sums, Tally.Sums::and);
    }

    /** Written before it is sent: after a crash the same report goes out under the same id, and is counted once. */
    private @Nullable UsageReport next() {
        var refusals = refused.take();
        if (waiting.isEmpty() && refusals.isEmpty()) {
            return null;
        }
        var part = new LinkedHashMap<Tally.Kind, Tally.Sums>();
        for (var all = waiting.entrySet().iterator(); all.hasNext() && part.size() < MOST_ENTRIES; all.remove()) {
            var entry = all.next();
            part.put(entry.getKey(), entry.getValue());
        }
        kinds = waiting.size();
        var report = UsageMapper.report(settings.ids().get(), settings.node(), part, refusals);
        unanswered = report;
        save();
        return report;
    }

    private void saveNowAndThen() {
        if (!waiting.isEmpty() && !settings.clock().instant().isBefore(written.plus(PAUSE_OF_THE_DISK))) {
            save();
        }
    }

    private void save() {
        disk.write(new UnsentUsage.Rest(unanswered, UsageMapper.entries(waiting)));
        written = settings.clock().instant();
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
                Thread.sleep(settings.interval());
                once();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with one report, the next interval brings another attempt. */
    private void once() {
        try {
            report();
        } catch (RuntimeException failed) {
            log.error("usage: could not be reported, trying on", failed);
        }
    }

    /** After the last request was answered (the web server stops before): the rest goes out, or onto the disk. */
    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        boolean delivered = report();
        while (delivered && (kinds > 0 || usage.pending())) {
            delivered = report();
        }
        keep();
        log.info("usage: {} at the end", delivered ? "all delivered" : "a rest on the disk");
    }

    private synchronized void keep() {
        usage.take().forEach(this::gather);
        save();
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

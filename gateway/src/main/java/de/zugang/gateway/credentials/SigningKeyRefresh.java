package de.zugang.gateway.credentials;

import de.zugang.gateway.snapshot.LastGood;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the realm's keys fresh: now and then by itself, and when a token names an unknown one, but then so rarely that a
 * flood of invented key ids is no flood for Keycloak. The last good set stays in force whatever happens, also on disk.
 */
public final class SigningKeyRefresh implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SigningKeyRefresh.class);
    private static final int LARGEST = 256 * 1024;
    private static final Duration WITHOUT_KEYS = Duration.ofSeconds(2);

    private final SigningKeys keys;
    private final OidcProperties properties;
    private final LastGood disk;
    private final Clock clock;
    private final HttpClient http;
    private final ExecutorService fetcher = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("signing-keys-", 0).factory());
    private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private volatile Instant asked = Instant.MIN;
    private volatile Instant fetched = Instant.MIN;
    private volatile boolean running;

    SigningKeyRefresh(SigningKeys keys, OidcProperties properties, LastGood disk, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.disk = disk;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.timeout())
                .build();
    }

    /** Whether there is any key at all. */
    public boolean ready() {
        return !keys.empty();
    }

    /** When the keys last came from the realm itself; {@link Instant#MIN}: not since the start. */
    public Instant fetched() {
        return fetched;
    }

    /**
     * For a token with an unknown key id; never blocks.
     *
     * @return completes when it is worth looking again: at once if the realm was asked a moment ago
     */
    public synchronized CompletableFuture<Void> onUnknownKey() {
        if (clock.instant().isBefore(nextAllowed())) {
            return last;
        }
        return fetch();
    }

    @Override
    public void start() {
        String kept = disk.read();
        if (kept != null && keys.replace(kept)) {
            log.info("signing keys: from disk");
        }
        running = true;
        fetcher.execute(this::keepFresh);
    }

    @Override
    public void stop() {
        running = false;
        fetcher.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private Instant nextAllowed() {
        return asked.equals(Instant.MIN) ? Instant.MIN : asked.plus(properties.refetch());
    }

    private void keepFresh() {
        try {
            while (running) {
                fetch().join();
                Thread.sleep(keys.empty() ? WITHOUT_KEYS : properties.refresh());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CompletableFuture<Void> fetch() {
        if (last.isDone()) {
            asked = clock.instant();
            last = CompletableFuture.runAsync(this::fetchNow, fetcher);
        }
        return last;
    }

    private void fetchNow() {
        try {
            String body = ask();
            if (keys.strange(SigningKeys.read(body))) {
                log.warn("signing keys: the realm's set has none of those that are known, asking once more");
                body = secondOpinion(body);
            }
            if (keys.replace(body)) {
                fetched = clock.instant();
                disk.write(body);
            } else {
                log.warn("signing keys: no usable key, keeping what is known");
            }
        } catch (IOException away) {
            log.warn("signing keys: realm not reachable, keeping what is known: {}", away.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            // neither who waits for it nor the next attempt is to suffer
            log.error("signing keys: not fetched, keeping what is known", unexpected);
        }
    }

    /** A set that came once by mistake (another realm's, a cache's) would turn everybody away until the next look. */
    private String secondOpinion(String first) throws IOException, InterruptedException {
        String second = ask();
        var fresh = SigningKeys.read(second);
        return fresh.equals(SigningKeys.read(first)) || !keys.strange(fresh) ? second : "";
    }

    /** What the realm says; nothing unless it says it with 200. */
    private String ask() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(properties.jwksUrl())
                .timeout(properties.timeout())
                .header("Accept", "application/json")
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        String body = text(response.body());
        if (response.statusCode() != 200) {
            log.warn("signing keys: status {} of the realm (expected: 200)", response.statusCode());
            return "";
        }
        return body;
    }

    private static String text(InputStream body) throws IOException {
        try (body) {
            return new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }
}

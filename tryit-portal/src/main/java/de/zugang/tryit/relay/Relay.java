package de.zugang.tryit.relay;

import de.zugang.tryit.relay.Outcome.Answered;
import de.zugang.tryit.relay.Outcome.Header;
import de.zugang.tryit.relay.Outcome.Reason;
import de.zugang.tryit.relay.Outcome.Unanswered;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sends a request and brings back the answer. Follows no redirect, keeps no cookie, uses no proxy of the environment
 * (the credentials would pass it), writes no log.
 */
@Component
public class Relay implements AutoCloseable {

    private final PortalProperties properties;
    private final HttpClient http;
    private final Semaphore places;

    Relay(PortalProperties properties) {
        this.properties = properties;
        this.places = new Semaphore(properties.concurrentCalls());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    public Outcome send(Outgoing outgoing) {
        if (!places.tryAcquire()) {
            return new Unanswered(Reason.BUSY, Duration.ZERO);
        }
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = await(http.sendAsync(request(outgoing), limited()));
            return new Answered(
                    answer.statusCode(),
                    headers(answer),
                    new String(answer.body(), StandardCharsets.UTF_8),
                    since(start));
        } catch (TimeoutException _) {
            return new Unanswered(Reason.TOO_SLOW, since(start));
        } catch (ExecutionException failed) {
            return new Unanswered(reason(failed), since(start));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unanswered(Reason.BUSY, since(start));
        } finally {
            places.release();
        }
    }

    /** The client's own timeout ends with the headers; this one holds for the body as well. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return answer.get(properties.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpResponse.BodyHandler<byte[]> limited() {
        return BodyHandlers.limiting(
                BodyHandlers.ofByteArray(), properties.largestAnswer().toBytes());
    }

    private static HttpRequest request(Outgoing outgoing) {
        var request = HttpRequest.newBuilder(outgoing.uri()).method(outgoing.method(), body(outgoing));
        outgoing.headers()
                .forEach(header ->
                        request.setHeader(header.name(), header.value().sent()));
        return request.build();
    }

    private static HttpRequest.BodyPublisher body(Outgoing outgoing) {
        if (outgoing.json() != null) {
            return BodyPublishers.ofString(outgoing.json());
        }
        if (outgoing.form().isEmpty()) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(outgoing.form().stream()
                .map(field ->
                        field.name() + "=" + URLEncoder.encode(field.value().sent(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private static List<Header> headers(HttpResponse<?> answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().startsWith(":"))
                .flatMap(header -> header.getValue().stream().map(value -> new Header(header.getKey(), value)))
                .toList();
    }

    /** The client has no exception of its own for a body above the limit, only this text. */
    private static Reason reason(ExecutionException failed) {
        return Stream.iterate(failed.getCause(), Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("exceeds capacity"))
                ? Reason.TOO_LARGE
                : Reason.UNREACHABLE;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

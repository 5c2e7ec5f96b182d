package de.zugang.sandbox.register;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Services;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The register at the operator's interface of osr-service.
 *
 * @param token an operator's access token, a fresh one for each request
 */
public record Register(URI operator, Supplier<String> token) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** That of a running sandbox; the operator's port is none of its public addresses. */
    public static Register of(Endpoints endpoints, Supplier<String> token) {
        var ports = new Ports(endpoints.gateway().getPort());
        return new Register(URI.create(Services.url(ports.osrOperator())), token);
    }

    /** Sends a file; its answer comes when the service has read it to its end. */
    CompletableFuture<Loaded> load(RegisterFile file, UUID id, boolean dryRun, boolean legacy, Counter sent) {
        String query = "?importId=%s&dryRun=%s&legacy=%s".formatted(id, dryRun, legacy);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> sent.count(open(file)));
        HttpRequest request = request("/operator/v1/register" + query)
                .header("Content-Type", file.format().mediaType())
                .POST(
                        file.size() == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.fromPublisher(body, file.size()))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Loaded(
                        answer(request, answer),
                        answer.headers()
                                .firstValue("Retry-After")
                                .map(Long::valueOf)
                                .map(Duration::ofSeconds)));
    }

    /**
     * What became of a file that was sent.
     *
     * @param comeBack when to send it again, if it is only not its turn
     */
    record Loaded(Answer answer, Optional<Duration> comeBack) {}

    private static InputStream open(RegisterFile file) {
        try {
            return Files.newInputStream(file.path());
        } catch (IOException gone) {
            throw new UncheckedIOException(file.path() + " cannot be read", gone);
        }
    }

    /** How far an import is; 404 if it never began. */
    Answer progress(UUID id) {
        HttpRequest request =
                request("/operator/v1/register/imports/" + id).timeout(LIMIT).build();
        return answer(request, send(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** Writes every refused line into a file, as CSV if it is called so, else as NDJSON. */
    void refusals(UUID id, Path target) {
        download("/operator/v1/register/imports/" + id + "/refusals", target);
    }

    /** Writes who receives the UVI of a month into a file, as CSV if it is called so, else as NDJSON. */
    public void uvi(YearMonth month, Path target) {
        download("/operator/v1/uvi?month=" + month, target);
    }

    /** All of it, or the file is as it was before. */
    private void download(String path, Path target) {
        String type = target.toString().endsWith(".csv") ? "text/csv" : "application/x-ndjson";
        HttpRequest request = request(path).header("Accept", type).build();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            int status = send(request, HttpResponse.BodyHandlers.ofFile(part)).statusCode();
            if (status != 200) {
                throw Failed.of(new Answer("GET " + request.uri().getPath(), status, Files.readString(part)));
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(target + " cannot be written", failed);
        } finally {
            part.toFile().delete();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(operator + path)).header("Authorization", "Bearer " + token.get());
    }

    private static Answer answer(HttpRequest request, HttpResponse<String> response) {
        return new Answer(request.method() + " " + request.uri().getPath(), response.statusCode(), response.body());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException failed) {
            throw new UncheckedIOException("osr-service does not answer, or not to the end", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}

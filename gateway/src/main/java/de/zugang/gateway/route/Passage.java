package de.zugang.gateway.route;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Brings an admitted request to its service and the answer back, from connection to connection: in the place of Spring Cloud
 * Gateway's own filters, which cost more than everything else that is done here (decision 0150). Its routes say where to and
 * how long; its HTTP client does it, with the settings and the pool that it is configured with.
 */
final class Passage {

    private final Map<String, HttpClient> services = new HashMap<>();

    Passage(HttpClient client, Iterable<Route> routes) {
        routes.forEach(route -> services.put(route.getId(), service(client, route)));
    }

    private static HttpClient service(HttpClient client, Route route) {
        URI uri = route.getUri();
        return client.baseUrl(uri.getScheme() + "://" + uri.getRawAuthority())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(millis(route, RouteMetadataUtils.CONNECT_TIMEOUT_ATTR)))
                .responseTimeout(Duration.ofMillis(millis(route, RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR)));
    }

    private static long millis(Route route, String name) {
        return ((Number) Objects.requireNonNull(route.getMetadata().get(name))).longValue();
    }

    /**
     * Sends it once and never again.
     *
     * @param path with query, as it came
     * @param headers all that go on
     * @param maximumBody bytes; what comes beyond is not sent
     */
    Mono<Void> send(
            String service,
            HttpServerRequest request,
            HttpServerResponse answer,
            String path,
            HttpHeaders headers,
            long maximumBody,
            Reckoning reckoning) {
        var sender = Objects.requireNonNull(services.get(service))
                .headers(onward -> onward.set(headers))
                .request(request.method())
                .uri(path);
        var receiver = hasBody(request.requestHeaders()) ? sender.send(measured(request, maximumBody)) : sender;
        return receiver.response((ofService, body) -> answer(ofService, body, answer, reckoning))
                .then();
    }

    private static boolean hasBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? headers.contains(HttpHeaderNames.TRANSFER_ENCODING) : !length.equals("0");
    }

    /** Counts bytes as they pass, so a body sent in chunks has the same limit as one that says its length. */
    private static Flux<ByteBuf> measured(HttpServerRequest request, long maximumBody) {
        return Flux.defer(() -> {
            var passed = new long[1];
            return request.receive().retain().handle((part, sink) -> {
                passed[0] += part.readableBytes();
                if (passed[0] > maximumBody) {
                    part.release();
                    sink.error(new BodyTooLargeException());
                } else {
                    sink.next(part);
                }
            });
        });
    }

    private static boolean isGone(HttpServerResponse answer) {
        return answer instanceof Connection caller && !caller.channel().isActive();
    }

    /**
     * A service's 401 is about the passport, never about the caller, whose credentials were good. Passing it on would send
     * the caller looking for a fault that is ours. An answer that nobody takes is read to its end all the same: its connection
     * is back in the pool by then, and dropping the rest would close it under the next request.
     */
    private static Publisher<Void> answer(
            HttpClientResponse ofService, ByteBufFlux body, HttpServerResponse answer, Reckoning reckoning) {
        HttpResponseStatus status = ofService.status();
        if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
            return body.then(Mono.error(new PassportRefusedException()));
        }
        if (status.code() < HttpResponseStatus.OK.code()) {
            return body.then(Mono.error(new IOException("a service answered " + status.code())));
        }
        if (isGone(answer)) {
            return body.then();
        }
        HttpHeaders headers = answer.responseHeaders();
        ServiceHeaders.add(ofService.responseHeaders(), headers);
        reckoning.service(status.code(), ofService.responseHeaders(), headers);
        return answer.status(status).send(body.retain());
    }
}

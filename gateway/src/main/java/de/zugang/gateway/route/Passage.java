package de.zugang.gateway.route;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.route.Route;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Brings an admitted request to its service and the answer back, from connection to connection: in the place of Spring Cloud
 * Gateway's own filters, which cost more than everything else that is done here (decision 0150). Its routes say where to and
 * how long; its HTTP client does it, with the settings and the pool that it is configured with.
 */
final class Passage {

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private final Map<String, Service> services = new HashMap<>();

    Passage(HttpClient client, Iterable<Route> routes, Pools pools) {
        routes.forEach(route -> services.put(route.getId(), new Service(client, route, pools)));
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
        var to = Objects.requireNonNull(services.get(service));
        boolean hasBody = hasBody(request.requestHeaders());
        var receiver = !hasBody && WITHOUT_BODY.contains(request.method())
                ? to.sender(loop(request), request.method())
                        .uri(path)
                        .send((onward, sending) -> alone(onward, headers, sending))
                : withBody(to, request, path, headers, hasBody, maximumBody);
        return receiver.response((ofService, body) -> answer(ofService, body, answer, reckoning))
                .then();
    }

    /** Head and nothing else: its headers go straight to where they are written from. */
    private static Publisher<Void> alone(HttpClientRequest onward, HttpHeaders headers, NettyOutbound sending) {
        HttpHeaders written = onward.requestHeaders();
        String host = written.get(HttpHeaderNames.HOST);
        written.set(headers).set(HttpHeaderNames.HOST, Objects.requireNonNull(host));
        return sending;
    }

    private static HttpClient.ResponseReceiver<?> withBody(
            Service to, HttpServerRequest request, String path, HttpHeaders headers, boolean hasBody, long maximum) {
        var sender = to.client(loop(request))
                .headers(onward -> onward.set(headers))
                .request(request.method())
                .uri(path);
        return hasBody ? sender.send(measured(request, maximum)) : sender;
    }

    private static EventLoop loop(HttpServerRequest request) {
        return ((Connection) request).channel().eventLoop();
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
            reckoning.callerGone();
            return body.then();
        }
        HttpHeaders headers = answer.responseHeaders();
        ServiceHeaders.add(ofService.responseHeaders(), headers);
        reckoning.service(status.code(), ofService.responseHeaders(), headers);
        return answer.status(status).send(body.retain());
    }
}

package de.zugang.gateway.route;

import de.zugang.gateway.admission.Outcome;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.hygiene.OnwardHeaders;
import de.zugang.gateway.passport.Passports;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import de.zugang.gateway.trace.RequestSpan;
import de.zugang.gateway.trace.Spans;
import de.zugang.gateway.trace.Traceparent;
import de.zugang.gateway.usage.Usage;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Sends an admitted request on: with a passport instead of its credentials, and with clean headers. */
final class Onward {

    private static final AsciiString REQUEST_ID = AsciiString.cached(RefusalWriter.REQUEST_ID);
    private static final AsciiString TRACE = AsciiString.cached(Traceparent.HEADER);

    private final Passports passports;
    private final Passage passage;
    private final Usage usage;
    private final @Nullable Spans spans;
    private final RefusalWriter refusals;

    Onward(Passports passports, Passage passage, Usage usage, @Nullable Spans spans, RefusalWriter refusals) {
        this.passports = passports;
        this.passage = passage;
        this.usage = usage;
        this.spans = spans;
        this.refusals = refusals;
    }

    Mono<Void> send(ServerWebExchange exchange, Outcome.Admitted admitted, Operation operation) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        String requestId = RequestIds.of(exchange);
        String trace = request.requestHeaders().get(TRACE);
        RequestSpan span = spans == null ? null : spans.begin(trace, operation, requestId);
        var reckoning = new Reckoning(usage, admitted, operation, span);
        ofRefusals(exchange.getResponse(), answer, reckoning);
        var api = operation.api();
        if (length(request) > api.maximumBody()) {
            return refusals.write(
                    exchange, Refusal.of(Reason.BODY_TOO_LARGE, admitted.user().name()));
        }
        var headers = OnwardHeaders.of(request.requestHeaders())
                .set(HttpHeaderNames.AUTHORIZATION, passports.authorization(admitted.user(), api))
                .set(REQUEST_ID, requestId)
                .set(TRACE, span == null ? Traceparent.onward(trace) : span.onward());
        return passage.send(
                        api.name(),
                        request,
                        answer,
                        path(exchange.getRequest().getURI()),
                        headers,
                        api.maximumBody(),
                        reckoning)
                .doOnCancel(reckoning::callerGone);
    }

    /** Also of an answer that the gateway gives after all, because something went wrong on the way. */
    private static void ofRefusals(ServerHttpResponse response, HttpServerResponse answer, Reckoning reckoning) {
        response.beforeCommit(() -> {
            var status = response.getStatusCode();
            reckoning.refusal(status == null ? 200 : status.value(), answer.responseHeaders());
            return Mono.empty();
        });
    }

    private static long length(HttpServerRequest request) {
        String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private static String path(URI uri) {
        String query = uri.getRawQuery();
        return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
    }
}

package de.zugang.gateway.route;

import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import de.zugang.gateway.usage.Usage;
import io.netty.handler.codec.CodecException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Turns whatever else ended a request into a refusal. Once the answer has begun, only cutting it off is left. */
final class Mishaps implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Mishaps.class);

    private static final HttpStatusCode CALLER_GONE = HttpStatusCode.valueOf(Usage.CALLER_GONE);

    private final RefusalWriter refusals;

    Mishaps(RefusalWriter refusals) {
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (callerIsGone(exchange)) {
            // for usage; handed on, Spring would log each of them as an error of ours, stack and all
            exchange.getResponse().setStatusCode(CALLER_GONE);
            return Mono.empty();
        }
        if (begun(exchange.getResponse())) {
            // for whoever comes next the answer is no longer to be had
            return exchange.getResponse().setComplete().then(Mono.error(failure));
        }
        Reason reason = reason(failure);
        if (reason == Reason.INTERNAL) {
            log.error("request={} failed", RequestIds.of(exchange), failure);
        } else if (reason == Reason.UPSTREAM_BROKEN || reason == Reason.UPSTREAM_UNREACHABLE) {
            log.warn("request={} {}: {}", RequestIds.of(exchange), reason, failure.toString());
        }
        return refusals.write(exchange, Refusal.of(reason));
    }

    /** Nobody is there to be told, and it was no fault of ours: it left, or was cut for being slow. */
    private static boolean callerIsGone(ServerWebExchange exchange) {
        Object server = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        return server instanceof Connection connection && !connection.channel().isActive();
    }

    /** Whether its first byte is out; an answer that is passed on begins without Spring's knowing. */
    private static boolean begun(ServerHttpResponse response) {
        HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
        return response.isCommitted() || connection.hasSentHeaders();
    }

    private static Reason reason(Throwable failure) {
        return switch (failure) {
            case BodyTooLargeException _ -> Reason.BODY_TOO_LARGE;
            case PassportRefusedException _ -> Reason.UPSTREAM_REFUSED_PASSPORT;
            case ResponseStatusException known -> status(known.getStatusCode().value());
            case ReadTimeoutException _ -> Reason.UPSTREAM_SLOW;
            case ConnectException _, UnknownHostException _ -> Reason.UPSTREAM_UNREACHABLE;
            case PoolAcquirePendingLimitException _, PoolAcquireTimeoutException _ -> Reason.UPSTREAM_UNREACHABLE;
            case IOException _, CodecException _, AbortedException _ -> Reason.UPSTREAM_BROKEN;
            case IllegalArgumentException unreadable when ofTheCodec(unreadable) -> Reason.UPSTREAM_BROKEN;
            default -> Reason.INTERNAL;
        };
    }

    /** What a service said was no HTTP; the codec tells it with an exception that is not its own. */
    private static boolean ofTheCodec(IllegalArgumentException unreadable) {
        var stack = unreadable.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("io.netty.handler.codec.");
    }

    private static Reason status(int status) {
        if (status == HttpStatus.GATEWAY_TIMEOUT.value()) {
            return Reason.UPSTREAM_SLOW;
        }
        if (status == HttpStatus.NOT_FOUND.value()) {
            return Reason.PATH_UNKNOWN;
        }
        return status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? Reason.REQUEST_MALFORMED : Reason.INTERNAL;
    }

    /** Before Spring Boot's own, which knows more about the request than the caller should. */
    @Override
    public int getOrder() {
        return -2;
    }
}

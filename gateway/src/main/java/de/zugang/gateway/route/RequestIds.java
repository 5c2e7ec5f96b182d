package de.zugang.gateway.route;

import de.zugang.gateway.refusal.RefusalWriter;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives every request an id of the gateway's own making. What a caller sends under this name is not looked at: support
 * finds a refusal by it, so it must be unique.
 */
final class RequestIds {

    private final Supplier<UUID> source;

    RequestIds(Supplier<UUID> source) {
        this.source = source;
    }

    String next() {
        return source.get().toString();
    }

    /** At the latest moment once more, because a service's answer brings the header, too. */
    void give(ServerWebExchange exchange) {
        String id = next();
        var response = exchange.getResponse();
        response.getHeaders().set(RefusalWriter.REQUEST_ID, id);
        response.beforeCommit(() -> {
            response.getHeaders().set(RefusalWriter.REQUEST_ID, id);
            return Mono.empty();
        });
    }

    static String of(ServerWebExchange exchange) {
        String id = exchange.getResponse().getHeaders().getFirst(RefusalWriter.REQUEST_ID);
        return id == null ? "" : id;
    }
}

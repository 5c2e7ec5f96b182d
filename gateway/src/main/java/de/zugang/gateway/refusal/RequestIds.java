package de.zugang.gateway.refusal;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives every request an id of the gateway's own making. What a caller sends under this name is not looked at: support
 * finds a refusal by it, so it must be unique.
 */
public final class RequestIds {

    private final Supplier<UUID> source;

    public RequestIds(Supplier<UUID> source) {
        this.source = source;
    }

    public String next() {
        return source.get().toString();
    }

    /** Nobody overwrites it: what a service says under this name stays here. */
    public void give(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(RefusalWriter.REQUEST_ID, next());
    }

    public static String of(ServerWebExchange exchange) {
        String id = exchange.getResponse().getHeaders().getFirst(RefusalWriter.REQUEST_ID);
        return id == null ? "" : id;
    }
}

package de.zugang.gateway.route;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A service's 401 is about the passport, never about the caller, whose credentials were good. Passing it on would send the
 * caller looking for a fault that is ours.
 */
final class ServiceAnswer implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .then(Mono.defer(() ->
                        HttpStatus.UNAUTHORIZED.equals(exchange.getResponse().getStatusCode())
                                ? Mono.error(new PassportRefusedException())
                                : Mono.empty()));
    }

    /** Inside the filter that writes the answer, so before its first byte. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER + 1;
    }
}

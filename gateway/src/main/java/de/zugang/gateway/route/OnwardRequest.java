package de.zugang.gateway.route;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The request as a service sees it: our choice of headers, and a body that ends where it gets too long. */
final class OnwardRequest extends ServerHttpRequestDecorator {

    private final HttpHeaders headers;
    private final long maximumBody;

    OnwardRequest(ServerHttpRequest sent, HttpHeaders headers, long maximumBody) {
        super(sent);
        this.headers = headers;
        this.maximumBody = maximumBody;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** Counts bytes as they pass, so a body sent in chunks has the same limit as one that says its length. */
    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            var passed = new long[1];
            return getDelegate()
                    .getBody()
                    .concatMap(
                            buffer -> {
                                passed[0] += buffer.readableByteCount();
                                if (passed[0] > maximumBody) {
                                    DataBufferUtils.release(buffer);
                                    return Mono.error(new BodyTooLargeException());
                                }
                                return Mono.just(buffer);
                            },
                            1);
        });
    }
}

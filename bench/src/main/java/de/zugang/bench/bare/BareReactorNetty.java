package de.zugang.bench.bare;

import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/** What Spring Cloud Gateway stands on, passing requests on by itself: the floor of what it could cost. */
public final class BareReactorNetty {

    private static final int CONNECTIONS = 500;

    private BareReactorNetty() {}

    /** Takes the port and the upstream's address. */
    public static void main(String[] arguments) {
        var client = HttpClient.create(ConnectionProvider.create("upstream", CONNECTIONS))
                .baseUrl(arguments[1]);
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle((request, response) -> client.headers(
                                headers -> headers.set(request.requestHeaders()).remove("Host"))
                        .request(request.method())
                        .uri(request.uri())
                        .send(request.receive().retain())
                        .response((answer, body) -> {
                            response.status(answer.status()).headers(answer.responseHeaders());
                            return response.send(body.retain());
                        }))
                .bindNow()
                .onDispose()
                .block();
    }
}

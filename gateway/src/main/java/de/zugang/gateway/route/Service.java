package de.zugang.gateway.route;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.AddressUtils;

/**
 * The server behind a route. Every event loop reaches it over connections of its own, so a request and its answer stay on the
 * caller's thread (decision 0210). Whatever of a request is always the same is made once.
 */
final class Service {

    /** Only told apart by the pool: each value is a set of connections. */
    private static final AttributeKey<Integer> POOL = AttributeKey.valueOf("zugang.pool");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Pools pools;
    private final HttpClient[] clients;
    private final Map<HttpMethod, HttpClient.RequestSender[]> senders = new ConcurrentHashMap<>();

    Service(HttpClient client, Route route, Pools pools) {
        this.pools = pools;
        var to = to(client, route.getUri())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(millis(route, RouteMetadataUtils.CONNECT_TIMEOUT_ATTR)))
                .responseTimeout(Duration.ofMillis(millis(route, RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR)));
        this.clients = new HttpClient[pools.count()];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = to.attr(POOL, i);
        }
    }

    /** To one address, so that what comes as a path is never read for another. */
    private static HttpClient to(HttpClient client, URI uri) {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        InetSocketAddress address = AddressUtils.createUnresolved(Objects.requireNonNull(uri.getHost()), port);
        HttpClient there = client.remoteAddress(() -> address);
        if (!secure) {
            return there.noSSL();
        }
        return there.configuration().isSecure() ? there : there.secure();
    }

    private static long millis(Route route, String name) {
        return ((Number) Objects.requireNonNull(route.getMetadata().get(name))).longValue();
    }

    HttpClient client(EventLoop loop) {
        return clients[pools.of(loop)];
    }

    HttpClient.RequestSender sender(EventLoop loop, HttpMethod method) {
        var ofMethod = senders.get(method);
        if (ofMethod == null) {
            ofMethod = senders.computeIfAbsent(method, this::senders);
        }
        return ofMethod[pools.of(loop)];
    }

    private HttpClient.RequestSender[] senders(HttpMethod method) {
        var made = new HttpClient.RequestSender[clients.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = clients[i].request(method);
        }
        return made;
    }
}

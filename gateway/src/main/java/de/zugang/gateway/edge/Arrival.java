package de.zugang.gateway.edge;

import de.zugang.gateway.peer.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Where a request comes from and whether it came as it must. */
public final class Arrival {

    private static final InetAddress NOWHERE = InetAddress.ofLiteral("0.0.0.0");
    private static final List<String> HTTPS = List.of("https");

    private final TrustedProxies proxies;
    private final boolean tlsAtProxy;

    Arrival(TrustedProxies proxies, Transport transport) {
        this.proxies = proxies;
        this.tlsAtProxy = transport == Transport.TLS_AT_PROXY;
    }

    /** The caller's address: the connection's other end, unless that is a trusted proxy that says more. */
    public InetAddress caller(@Nullable InetSocketAddress peer, HttpHeaders headers) {
        var address = peer == null || peer.getAddress() == null ? NOWHERE : peer.getAddress();
        return proxies.none() ? address : proxies.caller(address, headers.getOrEmpty("X-Forwarded-For"));
    }

    /** Whether the caller's own connection was encrypted, where a proxy has to answer for that. */
    public boolean inTheClear(HttpHeaders headers) {
        return tlsAtProxy && !headers.getOrEmpty("X-Forwarded-Proto").equals(HTTPS);
    }
}

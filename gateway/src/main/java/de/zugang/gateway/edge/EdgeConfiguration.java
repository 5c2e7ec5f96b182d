package de.zugang.gateway.edge;

import de.zugang.gateway.peer.TrustedProxies;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeProperties.class)
class EdgeConfiguration {

    private static final String DEADLINES = "deadlines";

    private final EdgeProperties limits;
    private final TrustedProxies proxies;

    EdgeConfiguration(EdgeProperties limits) {
        this.limits = limits;
        this.proxies = new TrustedProxies(limits.proxies());
    }

    @Bean
    Arrival arrival(ServerProperties server) {
        if (limits.transport() == Transport.TLS && !Ssl.isEnabled(server.getSsl())) {
            throw new IllegalStateException(
                    "zugang.edge.transport: tls, but there is no server.ssl (expected: a certificate,"
                            + " or tls-at-proxy with zugang.edge.trusted-proxies)");
        }
        if (limits.transport() == Transport.TLS_AT_PROXY && proxies.none()) {
            throw new IllegalStateException(
                    "zugang.edge.transport: tls-at-proxy (expected: zugang.edge.trusted-proxies says which)");
        }
        return new Arrival(proxies, limits.transport());
    }

    @Bean
    Drain drain() {
        return new Drain(limits.drain());
    }

    @Bean
    Connections connections(Drain drain, MeterRegistry meters) {
        var connections = new Connections(limits, proxies, meters);
        drain.closes(connections::closeIdle);
        return connections;
    }

    @Bean
    NettyServerCustomizer edge(Connections connections, Drain drain, RefusalWriter refusals, RequestIds ids) {
        return server -> server.doOnChannelInit((observer, channel, remote) -> {
            var deadlines = new Deadlines(limits, drain);
            if (allowed(channel.remoteAddress()) && connections.admit(channel, deadlines)) {
                equip(channel.pipeline(), deadlines, new EdgeAnswers(refusals, ids));
            } else {
                close(channel);
            }
        });
    }

    /** From the wire to the application: framing, bodies of refusals, time; then the HTTP server itself. */
    private void equip(ChannelPipeline pipeline, Deadlines deadlines, EdgeAnswers answers) {
        pipeline.replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new StrictCodec(limits, deadlines));
        pipeline.addAfter(NettyPipeline.HttpCodec, DEADLINES, deadlines);
        pipeline.addAfter(NettyPipeline.HttpCodec, "edge-answers", answers);
    }

    private boolean allowed(@Nullable SocketAddress remote) {
        if (limits.transport() != Transport.TLS_AT_PROXY) {
            return true;
        }
        InetAddress address = remote instanceof InetSocketAddress peer ? peer.getAddress() : null;
        return address != null && proxies.trusts(address);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private static void close(Channel channel) {
        channel.close();
    }
}

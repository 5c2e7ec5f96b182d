package de.zugang.gateway.edge;

import de.zugang.gateway.peer.AddressBlock;
import de.zugang.gateway.peer.TrustedProxies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All connections, and not more than that: in total, and from one address (of IPv6, one network of 64 bits; a trusted
 * proxy speaks for many and has no bound of its own). Where there is no more room, a connection that waits for its next
 * request makes some, so that whoever only holds connections keeps nobody out; if none does, the new one is closed.
 */
final class Connections {

    /** Has to be idle this many ticks before it gives way: about a second, so not between two requests. */
    private static final int IDLE_TICKS = 2;

    private final EdgeProperties limits;
    private final TrustedProxies proxies;
    private final Map<Channel, Open> open = new ConcurrentHashMap<>();
    private final Map<AddressBlock, Integer> perAddress = new ConcurrentHashMap<>();
    private final Counter refused;
    private final Counter displaced;

    private record Open(Deadlines deadlines, @Nullable AddressBlock address) {}

    Connections(EdgeProperties limits, TrustedProxies proxies, MeterRegistry meters) {
        this.limits = limits;
        this.proxies = proxies;
        this.refused = meters.counter("zugang.gateway.connections.refused");
        this.displaced = meters.counter("zugang.gateway.connections.displaced");
        Gauge.builder("zugang.gateway.connections", open, Map::size).register(meters);
    }

    /**
     * Whether there is room for it. If not, it is to be closed at once. One at a time: every event loop accepts, and two
     * that see the last place free must not both take it.
     */
    synchronized boolean admit(Channel channel, Deadlines deadlines) {
        var address = address(channel);
        var party = address == null || proxies.trusts(address) ? null : AddressBlock.ofOneParty(address);
        if (!takesPlace(channel, new Open(deadlines, party))) {
            refused.increment();
            return false;
        }
        channel.closeFuture().addListener(_ -> forget(channel));
        return true;
    }

    private boolean takesPlace(Channel channel, Open comer) {
        var party = comer.address();
        boolean room =
                (party == null || perAddress.getOrDefault(party, 0) < limits.connectionsPerAddress() || displace(party))
                        && (open.size() < limits.connections() || displace(null));
        if (room) {
            remember(channel, comer);
        }
        return room;
    }

    /** Closes who waits for a next request; those will not get an answer with the news that this was the last one. */
    void closeIdle() {
        open.forEach((channel, held) -> {
            if (held.deadlines().idle() > 0) {
                close(channel, held);
            }
        });
    }

    private boolean displace(@Nullable AddressBlock of) {
        for (var entry : open.entrySet()) {
            var held = entry.getValue();
            if (held.deadlines().idle() >= IDLE_TICKS
                    && (of == null || of.equals(held.address()))
                    && forget(entry.getKey())) {
                displaced.increment();
                close(entry.getKey(), held);
                return true;
            }
        }
        return false;
    }

    /** On its own thread, where it is certain whether a request has begun in the meantime. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void close(Channel channel, Open held) {
        channel.eventLoop().execute(() -> {
            if (held.deadlines().idle() > 0 || !stays(channel, held)) {
                channel.close();
            }
        });
    }

    /** Who began a request when its place was given away already needs another one, as whoever comes. */
    private synchronized boolean stays(Channel channel, Open held) {
        return channel.isActive() && (open.containsKey(channel) || takesPlace(channel, held));
    }

    private void remember(Channel channel, Open held) {
        if (open.putIfAbsent(channel, held) == null && held.address() != null) {
            perAddress.merge(held.address(), 1, Integer::sum);
        }
    }

    private boolean forget(Channel channel) {
        var held = open.remove(channel);
        if (held != null && held.address() != null) {
            perAddress.computeIfPresent(held.address(), (any, count) -> count > 1 ? count - 1 : null);
        }
        return held != null;
    }

    private static @Nullable InetAddress address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer ? peer.getAddress() : null;
    }
}

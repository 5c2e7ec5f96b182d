package de.zugang.gateway.route;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.cloud.gateway.config.HttpClientProperties;

/**
 * Which event loop has which connections to a service. All loops together have as many as are configured, as before: each
 * has an equal share, and where there are fewer connections than loops, some loops have them in common.
 */
final class Pools {

    private final int count;
    private final Map<EventLoop, Integer> ofLoops = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /**
     * For so many loops.
     *
     * @param connections to one service, all loops together; {@code null}: without bound
     */
    Pools(int loops, @Nullable Integer connections) {
        this.count = Math.max(1, connections == null ? loops : Math.min(loops, connections));
    }

    int count() {
        return count;
    }

    /** How many of the connections one pool has. */
    int share(int connections) {
        return Math.max(1, connections / count);
    }

    /** The same settings for one pool of several; those that were given stay as they are. */
    HttpClientProperties shareOf(HttpClientProperties all) {
        var ofOne = new HttpClientProperties();
        BeanUtils.copyProperties(all, ofOne);
        var pool = new HttpClientProperties.Pool();
        BeanUtils.copyProperties(all.getPool(), pool);
        if (pool.getMaxConnections() != null) {
            pool.setMaxConnections(share(pool.getMaxConnections()));
        }
        ofOne.setPool(pool);
        return ofOne;
    }

    int of(EventLoop loop) {
        var known = ofLoops.get(loop);
        if (known == null) {
            known = ofLoops.computeIfAbsent(loop, any -> Math.floorMod(next.getAndIncrement(), count));
        }
        return known;
    }
}

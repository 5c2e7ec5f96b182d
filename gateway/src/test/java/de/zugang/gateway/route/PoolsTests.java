package de.zugang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.config.HttpClientProperties;

class PoolsTests {

    private final List<EventLoop> loops = Stream.generate(DefaultEventLoop::new)
            .limit(8)
            .map(EventLoop.class::cast)
            .toList();

    @AfterEach
    void end() {
        loops.forEach(loop -> {
            var _ = loop.shutdownGracefully();
        });
    }

    @Test
    void givesEveryLoopItsOwnAndAlwaysTheSame() {
        var pools = new Pools(8, 500);
        var first = loops.stream().map(pools::of).toList();

        assertThat(first).doesNotHaveDuplicates();
        assertThat(loops.stream().map(pools::of).toList()).isEqualTo(first);
    }

    @Test
    void letsLoopsHaveConnectionsInCommonWhereThereAreFewerOfThem() {
        var pools = new Pools(8, 3);

        assertThat(pools.count()).isEqualTo(3);
        assertThat(loops.stream().map(pools::of).toList()).containsOnly(0, 1, 2);
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "4, 500", "7, 500", "16, 10", "64, 1"})
    void neverHasMoreConnectionsThanConfigured(int ofLoops, int connections) {
        var pools = new Pools(ofLoops, connections);

        assertThat(pools.count() * pools.share(connections)).isBetween(1, connections);
    }

    @Test
    void leavesTheSettingsThatItSharesOutAsTheyAre() {
        var all = new HttpClientProperties();
        all.setConnectTimeout(77);
        all.getPool().setMaxConnections(500);
        all.getPool().setMaxIdleTime(Duration.ofSeconds(10));
        var pools = new Pools(4, 500);

        var ofOne = pools.shareOf(all);

        assertThat(ofOne.getPool().getMaxConnections()).isEqualTo(125);
        assertThat(ofOne.getPool().getMaxIdleTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(ofOne.getConnectTimeout()).isEqualTo(77);
        assertThat(all.getPool().getMaxConnections()).isEqualTo(500);
        assertThat(pools.shareOf(all).getPool().getMaxConnections())
                .as("asked once more")
                .isEqualTo(125);
    }

    @Test
    void knowsNoBoundWhereNoneIsConfigured() {
        assertThat(new Pools(4, null).count()).isEqualTo(4);
    }
}

package de.zugang.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.gateway.peer.TrustedProxies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** An idle connection gives way, unless it begins a request at that very moment; there is one place all the same. */
class DisplacementTests {

    private final EdgeProperties one = new EdgeProperties(
            Transport.PLAIN,
            List.of(),
            Duration.ofSeconds(8),
            Duration.ofSeconds(8),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            1,
            1,
            DataSize.ofKilobytes(4),
            DataSize.ofKilobytes(16),
            Duration.ZERO);
    private final Connections connections =
            new Connections(one, new TrustedProxies(List.of()), new SimpleMeterRegistry());

    @Test
    void closesAnIdleOneForWhoeverComes() {
        var first = new Caller();
        assertThat(first.isAdmitted()).isTrue();
        first.idles();

        assertThat(new Caller().isAdmitted()).isTrue();
        first.channel.runPendingTasks();

        assertThat(first.channel.isActive()).isFalse();
    }

    @Test
    void refusesWhoeverComesWhileNobodyIsIdle() {
        var first = new Caller();
        assertThat(first.isAdmitted()).isTrue();

        assertThat(new Caller().isAdmitted()).isFalse();
        assertThat(first.channel.isActive()).isTrue();
    }

    @Test
    void holdsTheTotalWhenOneBeginsARequestAsItsPlaceIsGivenAway() {
        var first = new Caller();
        assertThat(first.isAdmitted()).isTrue();
        first.idles();
        var second = new Caller();
        assertThat(second.isAdmitted()).isTrue();
        first.deadlines.headBegins();

        first.channel.runPendingTasks();

        assertThat(first.channel.isActive()).isFalse();
        assertThat(second.channel.isActive()).isTrue();
    }

    @Test
    void findsWhoBeginsARequestAnotherPlaceIfThereIsOne() {
        var first = new Caller();
        assertThat(first.isAdmitted()).isTrue();
        first.idles();
        var second = new Caller();
        assertThat(second.isAdmitted()).isTrue();
        second.idles();
        first.deadlines.headBegins();

        first.channel.runPendingTasks();
        second.channel.runPendingTasks();

        assertThat(first.channel.isActive()).isTrue();
        assertThat(second.channel.isActive()).isFalse();
    }

    private final class Caller {

        private final Deadlines deadlines = new Deadlines(one, new Drain(Duration.ZERO));
        private final EmbeddedChannel channel = new EmbeddedChannel(deadlines);

        boolean isAdmitted() {
            return connections.admit(channel, deadlines);
        }

        void idles() {
            channel.advanceTimeBy(5, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            assertThat(deadlines.idle()).isPositive();
        }
    }
}

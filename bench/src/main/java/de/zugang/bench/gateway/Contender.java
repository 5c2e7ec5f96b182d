package de.zugang.bench.gateway;

import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Paced;
import de.zugang.bench.load.Wrk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/** One of those that are compared: a running process and the requests that it is sent. */
final class Contender {

    private static final int CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 5;
    private static final long QUIET_NANOS = 500_000_000;

    private final String name;
    private final Listener listener;
    private final Requests requests;
    private final List<Saturated> saturated = new ArrayList<>();
    private final List<PacedRound> atRest = new ArrayList<>();
    private final List<PacedRound> changing = new ArrayList<>();

    /** @param cpuMicros processor time of the process per request */
    record Saturated(double perSecond, double cpuMicros, double p50Ms, double p99Ms, double megabytes) {}

    record PacedRound(Paced.Result result, double cpuMicros) {}

    Contender(String name, Listener listener, Requests requests) {
        this.name = name;
        this.listener = listener;
        this.requests = requests;
    }

    String name() {
        return name;
    }

    /**
     * Until it has answered so many, or for so long; what is compiled by then is compiled. What is refused before does not
     * matter.
     */
    void warmUp(int count, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        for (long done = 0; done < count && System.nanoTime() < end; ) {
            Wrk.Result result = load(Duration.ofSeconds(WARM_UP_SECONDS));
            done += result.requests() - result.refused();
            if (result.refused() > result.requests() / 10) {
                none(result.refused(), result.requests());
            }
        }
    }

    void saturate(Duration time) {
        double before = listener.processes().cpuSeconds();
        Wrk.Result result = load(time);
        none(result.refused(), result.requests());
        double cost = listener.processes().cpuSeconds() - before;
        saturated.add(new Saturated(
                result.perSecond(),
                cost * 1e6 / result.requests(),
                result.p50Ms(),
                result.p99Ms(),
                listener.processes().residentMegabytes()));
    }

    void pace(double perSecond, Duration time, boolean whileChanging) {
        double before = listener.processes().cpuSeconds();
        var texts = requests.callers().stream()
                .map(caller -> caller.text().getBytes(StandardCharsets.US_ASCII))
                .toList();
        Paced.Result result = new Paced(listener.uri(), texts).run(CONNECTIONS, perSecond, time);
        none(result.refused(), result.requests());
        double cost = listener.processes().cpuSeconds() - before;
        (whileChanging ? changing : atRest).add(new PacedRound(result, cost * 1e6 / result.requests()));
    }

    /** Some time after the run before, whose connections wrk closed in the middle of requests. */
    private Wrk.Result load(Duration time) {
        LockSupport.parkNanos(QUIET_NANOS);
        return new Wrk(Contender.class, "keys", listener.uri())
                .run(CONNECTIONS, time, List.of(requests.file().toString(), Requests.PATH));
    }

    private void none(long refused, long requests) {
        if (refused > 0) {
            throw new IllegalStateException(name + ": " + refused + " of " + requests
                    + " requests were not answered with 2xx; see " + listener.log());
        }
    }

    Series saturated(ToDoubleFunction<Saturated> what) {
        return new Series(saturated.stream().mapToDouble(what).boxed().toList());
    }

    Series paced(ToDoubleFunction<PacedRound> what) {
        return new Series(atRest.stream().mapToDouble(what).boxed().toList());
    }

    Series whileChanging(ToDoubleFunction<PacedRound> what) {
        return new Series(changing.stream().mapToDouble(what).boxed().toList());
    }
}

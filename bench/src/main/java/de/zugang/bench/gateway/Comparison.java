package de.zugang.bench.gateway;

import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everybody in turns: at full load, at a fixed rate, and at that rate while subscriptions change. */
final class Comparison {

    static final double RATE = 1_500;
    private static final int CHANGES_PER_SECOND = 100;

    /** What the gateway is built for; see the decision record on its hot path. */
    private static final Aim OVER_BARE = Aim.atMost(1.3);

    private static final Aim OVER_FLOOR = Aim.atMost(1.5);
    private static final Aim OVER_PEERS = Aim.atMost(1);
    private static final Aim TAIL_OVER_BARE = Aim.atMost(1.5);

    private final List<Contender> all;
    private final Contender bare;
    private final Contender floor;
    private final List<Contender> peers;
    private final List<String> missing;
    private final List<Contender> ours;
    private final Changes changes;
    private final Consumer<String> say;

    /**
     * Sets it up.
     *
     * @param all in the order of the report
     * @param bare Spring Cloud Gateway, to which everybody is set in relation
     * @param floor Reactor Netty
     * @param peers gateways of others with a key check
     * @param missing names of those that could not be had
     * @param ours also measured during changes, with {@code bare}
     */
    Comparison(
            List<Contender> all,
            Contender bare,
            Contender floor,
            List<Contender> peers,
            List<String> missing,
            List<Contender> ours,
            Changes changes,
            Consumer<String> say) {
        this.all = new ArrayList<>(all);
        this.bare = bare;
        this.floor = floor;
        this.peers = new ArrayList<>(peers);
        this.missing = new ArrayList<>(missing);
        this.ours = ours;
        this.changes = changes;
        this.say = say;
    }

    void run(Sizes sizes) {
        List.copyOf(all).forEach(one -> warmUp(one, sizes));
        for (int round = 1; round <= sizes.rounds(); round++) {
            say.accept("full load, round " + round + " of " + sizes.rounds());
            all.forEach(one -> one.saturate(sizes.saturated()));
        }
        for (int round = 1; round <= sizes.rounds(); round++) {
            say.accept("%,.0f requests/s, round %d of %d".formatted(RATE, round, sizes.rounds()));
            all.forEach(one -> one.pace(RATE, sizes.paced(), false));
            changes.during(CHANGES_PER_SECOND, () -> {
                bare.pace(RATE, sizes.paced(), true);
                ours.forEach(one -> one.pace(RATE, sizes.paced(), true));
            });
        }
    }

    /** A peer that does not answer is left out and named: it is not what the run is for. */
    private void warmUp(Contender one, Sizes sizes) {
        say.accept("warming up " + one.name());
        try {
            // ours are one process, warmed up by all of them
            one.warmUp(ours.contains(one) ? sizes.warmUp() / 2 : sizes.warmUp(), sizes.longestWarmUp());
        } catch (IllegalStateException failed) {
            if (!peers.remove(one)) {
                throw failed;
            }
            say.accept("left out: " + failed.getMessage());
            all.remove(one);
            missing.add(one.name());
        }
    }

    List<Section> sections() {
        return List.of(fullLoad(), fixedRate(), duringChanges());
    }

    private Section fullLoad() {
        var figures = new ArrayList<Figure>();
        all.forEach(one -> {
            figures.add(figure(one, "requests", "1/s", one.saturated(Contender.Saturated::perSecond)));
            figures.add(figure(one, "CPU of 1,000 requests", "ms", cpu(one)));
        });
        all.forEach(one -> figures.add(figure(
                one,
                "CPU over bare Spring Cloud Gateway",
                "×",
                cpu(one).over(cpu(bare)),
                ours.contains(one) ? OVER_BARE : null)));
        ours.forEach(one ->
                figures.add(figure(one, "CPU over bare Reactor Netty", "×", cpu(one).over(cpu(floor)), OVER_FLOOR)));
        ours.forEach(one -> peers.forEach(peer ->
                figures.add(figure(one, "CPU over " + peer.name(), "×", cpu(one).over(cpu(peer)), OVER_PEERS))));
        all.forEach(one -> {
            figures.add(figure(one, "p50", "ms", one.saturated(Contender.Saturated::p50Ms)));
            figures.add(figure(one, "p99", "ms", one.saturated(Contender.Saturated::p99Ms)));
        });
        all.forEach(one -> figures.add(figure(one, "resident", "MB", one.saturated(Contender.Saturated::megabytes))));
        return new Section(
                "At full load",
                List.of(
                        "wrk, one thread, 64 connections, GET answered with 670 bytes by the same nginx behind all; 1,000 callers in turns out of",
                        "10,000 known, each with key and credentials of its own, the same bytes sent to every proxy. CPU is that of the proxy's",
                        "process alone, compilers and collector included. Generator and upstream share the machine, so of what is faster than they",
                        "are only CPU says something. Any answer but 2xx ends the run. Peers check the key and nothing else: Zuul with a filter of",
                        "ours that looks it up, Gravitee's gateway out of its kit for tests with its own key plan and caches, express-gateway with",
                        "key-auth in one process, its database emulated inside. "
                                + (missing.isEmpty()
                                        ? "All were to be had."
                                        : "Not to be had: " + String.join(", ", missing) + ".")),
                figures);
    }

    private static Series cpu(Contender one) {
        return one.saturated(Contender.Saturated::cpuMicros);
    }

    private Section fixedRate() {
        var figures = new ArrayList<Figure>();
        all.forEach(one -> {
            figures.add(
                    figure(one, "p50", "ms", one.paced(round -> round.result().p50Ms())));
            figures.add(
                    figure(one, "p99", "ms", one.paced(round -> round.result().p99Ms())));
            figures.add(figure(one, "CPU of 1,000 requests", "ms", one.paced(Contender.PacedRound::cpuMicros)));
        });
        ours.forEach(one -> {
            figures.add(figure(
                    one,
                    "p99 over bare Spring Cloud Gateway",
                    "×",
                    one.paced(round -> round.result().p99Ms())
                            .over(bare.paced(round -> round.result().p99Ms())),
                    TAIL_OVER_BARE));
            figures.add(figure(
                    one,
                    "CPU over bare Spring Cloud Gateway",
                    "×",
                    one.paced(Contender.PacedRound::cpuMicros).over(bare.paced(Contender.PacedRound::cpuMicros))));
        });
        figures.add(figure(
                bare,
                "generator late, 99 of 100 below",
                "ms",
                bare.paced(round -> round.result().lateMs())));
        figures.add(figure(
                bare,
                "spread of gaps (random: 1)",
                "×",
                bare.paced(round -> round.result().spread())));
        return new Section(
                "At 1,500 requests/s",
                List.of(
                        "An own generator. Requests come at random moments (exponential gaps) over 64 connections whether or not others are answered yet; a time runs",
                        "from the moment at which its request was due. The spread of the gaps (standard deviation over mean) shows whether they came",
                        "as they should. A request costs more than at full load, since less is done together."),
                figures);
    }

    private Section duringChanges() {
        var figures = new ArrayList<Figure>();
        var compared = new ArrayList<>(List.of(bare));
        compared.addAll(ours);
        compared.forEach(one -> {
            figures.add(figure(
                    one, "p50", "ms", one.whileChanging(round -> round.result().p50Ms())));
            figures.add(figure(
                    one, "p99", "ms", one.whileChanging(round -> round.result().p99Ms())));
        });
        ours.forEach(one -> figures.add(figure(
                one,
                "p99 over bare Spring Cloud Gateway",
                "×",
                one.whileChanging(round -> round.result().p99Ms())
                        .over(bare.whileChanging(round -> round.result().p99Ms())),
                TAIL_OVER_BARE)));
        return new Section(
                "At 1,500 requests/s, with 100 changes of subscriptions each second",
                List.of(
                        "As before. One technical user out of the 10,000 changes every 10 ms; the gateway takes it over, writes it to its disk, and",
                        "makes its next passport anew. Bare Spring Cloud Gateway knows no subscriptions; it runs beside the changes all the same."),
                figures);
    }

    private static Figure figure(Contender one, String what, String unit, Series series) {
        return figure(one, what, unit, series, null);
    }

    private static Figure figure(Contender one, String what, String unit, Series series, @Nullable Aim aim) {
        return new Figure(one.name() + ": " + what, unit, series, aim);
    }
}

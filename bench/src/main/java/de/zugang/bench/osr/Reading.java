package de.zugang.bench.osr;

import de.zugang.bench.database.Server;
import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Wrk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Rounds of GETs at registers of several sizes in turns, each with a service of its own that stays up all the time. */
final class Reading {

    /** Low, so that it is the answer that is measured and not a queue before it. */
    private static final int CONNECTIONS = 1;

    private static final double MS = 1000;
    private static final double MEDIAN_GROWS = 1.2;
    private static final double TAIL_GROWS = 1.5;

    private static final int CONNECTIONS_OF_WARM_UP = 8;

    private final String passport;
    private final Server server;
    private final Map<Integer, Osr> services;
    private final Map<Integer, List<Round>> rounds = new LinkedHashMap<>();

    /** Times to an answer, and processor time of service and PostgreSQL for each. */
    private record Round(double p50Ms, double p99Ms, double cpuMs) {}

    /** @param services by number of residential units, the smallest first */
    Reading(String passport, Server server, Map<Integer, Osr> services) {
        this.passport = passport;
        this.server = server;
        this.services = services;
        services.keySet().forEach(size -> rounds.put(size, new ArrayList<>()));
    }

    void warmUp(Duration time) {
        services.forEach((size, osr) -> round(size, osr, CONNECTIONS_OF_WARM_UP, time));
    }

    void measure(Duration time) {
        services.forEach((size, osr) ->
                rounds.computeIfAbsent(size, _ -> new ArrayList<>()).add(round(size, osr, CONNECTIONS, time)));
    }

    private Round round(int size, Osr osr, int connections, Duration time) {
        double before = cpuSeconds(osr);
        Wrk.Result result = new Wrk(Reading.class, "read", osr.uri())
                .run(connections, time, List.of(passport, String.valueOf(size)));
        if (result.refused() > 0) {
            throw new IllegalStateException(result.refused() + " of " + result.requests() + " GETs were refused");
        }
        return new Round(result.p50Ms(), result.p99Ms(), (cpuSeconds(osr) - before) * MS / result.requests());
    }

    private double cpuSeconds(Osr osr) {
        return osr.processes().cpuSeconds() + server.processes().cpuSeconds();
    }

    Section section() {
        int smallest = rounds.keySet().iterator().next();
        var figures = new ArrayList<Figure>();
        rounds.forEach((size, _) -> {
            figures.add(new Figure("median at " + text(size) + " residential units", "ms", p50(size)));
            figures.add(new Figure("99 of 100 at " + text(size), "ms", p99(size)));
            figures.add(new Figure("CPU of a GET at " + text(size) + ": osr-service and PostgreSQL", "ms", cpu(size)));
        });
        for (int size : rounds.keySet()) {
            if (size != smallest) {
                figures.add(new Figure(
                        name("median", size, smallest), "×", p50(size).over(p50(smallest)), Aim.atMost(MEDIAN_GROWS)));
                figures.add(new Figure(
                        name("99 of 100", size, smallest), "×", p99(size).over(p99(smallest)), Aim.atMost(TAIL_GROWS)));
            }
        }
        return new Section(
                "Reading current roles",
                List.of(
                        "GET of a residential unit chosen at random out of all, over HTTP with a passport of ten customer numbers; wrk with "
                                + CONNECTIONS + " connection,",
                        "closed loop. One service and one database for each size, in turns. Every unit has a role with a partner."
                                + " Warm: all virtual machines were",
                        "under load before, and the data is in memory (not all of it in PostgreSQL's own). CPU counts what both do besides."),
                figures);
    }

    private static String name(String what, int size, int smallest) {
        return what + ", " + text(size) + " over " + text(smallest);
    }

    private static String text(int size) {
        return String.format(Locale.ROOT, "%,d", size);
    }

    private Series p50(int size) {
        return series(size, Round::p50Ms);
    }

    private Series p99(int size) {
        return series(size, Round::p99Ms);
    }

    private Series cpu(int size) {
        return series(size, Round::cpuMs);
    }

    private Series series(int size, Function<Round, Double> value) {
        return new Series(
                rounds.getOrDefault(size, List.of()).stream().map(value).toList());
    }
}

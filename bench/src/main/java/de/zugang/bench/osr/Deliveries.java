package de.zugang.bench.osr;

import de.zugang.bench.database.Server;
import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Wrk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Rounds of deliveries, each followed by a round of the floor on the same PostgreSQL. Every delivery goes to a unit of its
 * own, none of which has a role yet.
 */
final class Deliveries {

    static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_OF_WARM_UP = 16;
    private static final int LEFT_OUT = 10 * CONNECTIONS;
    private static final Duration WARM_UP_PART = Duration.ofSeconds(8);
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final double MS = 1000;
    private static final double OF_FLOOR = 0.5;

    private final Server server;
    private final Osr osr;
    private final String database;
    private final String passport;
    private final int units;
    private final Floor beneath;
    private int firstUnit;

    private final List<Round> rounds = new ArrayList<>();
    private final List<Floor.Round> floor = new ArrayList<>();

    /** A round as the database saw it. */
    private record Round(
            double accepted,
            double processed,
            double serviceCpuMs,
            double databaseCpuMs,
            double p50Ms,
            double p99Ms,
            double generatorShare) {}

    Deliveries(Server server, Osr osr, String database, String passport, int units, Floor beneath) {
        this.server = server;
        this.osr = osr;
        this.database = database;
        this.passport = passport;
        this.units = units;
        this.beneath = beneath;
    }

    /**
     * Until so many deliveries were processed: what is compiled depends on how often it ran. With few connections, since a
     * cold virtual machine rightly refuses what waits too long.
     */
    void warmUp(int deliveries) {
        long deadline = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        while (firstUnit < deliveries) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("warm-up: " + firstUnit + " deliveries after " + LONGEST_WARM_UP
                        + " (expected: " + deliveries + ")");
            }
            Wrk.Result load = new Wrk(Deliveries.class, "deliver", osr.uri())
                    .run(CONNECTIONS_OF_WARM_UP, WARM_UP_PART, List.of(passport, String.valueOf(firstUnit)));
            awaitDrained();
            goOnBehind(load);
        }
    }

    void measure(Duration time) {
        rounds.add(round(time));
        floor.add(beneath.round(time));
    }

    private Round round(Duration time) {
        long before = ended();
        double serviceBefore = osr.processes().cpuSeconds();
        double databaseBefore = server.processes().cpuSeconds();
        long began = System.nanoTime();
        Wrk.Result load = new Wrk(Deliveries.class, "deliver", osr.uri())
                .run(CONNECTIONS, time, List.of(passport, String.valueOf(firstUnit)));
        awaitDrained();
        double seconds = (System.nanoTime() - began) / 1e9;
        double service = osr.processes().cpuSeconds() - serviceBefore;
        double database = server.processes().cpuSeconds() - databaseBefore;
        long done = ended() - before;
        goOnBehind(load);
        check(load, done);
        return new Round(
                load.perSecond(),
                done / seconds,
                service * MS / done,
                database * MS / done,
                load.p50Ms(),
                load.p99Ms(),
                load.generatorShare());
    }

    /** Some more units than were answered, refused ones included: wrk makes requests ahead, and ends without waiting. */
    private void goOnBehind(Wrk.Result load) {
        firstUnit += (int) load.requests() + LEFT_OUT;
    }

    private void check(Wrk.Result load, long done) {
        if (load.refused() > 0 || done < load.requests()) {
            throw new IllegalStateException(
                    "deliveries: " + load.refused() + " refused, " + done + " of " + load.requests() + " ended");
        }
        if (firstUnit > units) {
            throw new IllegalStateException(
                    "more deliveries than units: " + firstUnit + " (expected: <= " + units + ")");
        }
        String failed = value("select count(*) from delivery where status <> 'SUCCESS'");
        if (!failed.equals("0")) {
            throw new IllegalStateException(failed + " deliveries did not end in SUCCESS");
        }
    }

    private void awaitDrained() {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (!value("select exists (select from waiting_delivery)").equals("f")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("deliveries still wait after " + LONGEST_DRAIN);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private long ended() {
        return Long.parseLong(value("select count(*) from delivery"));
    }

    private String value(String query) {
        return server.value(database, query);
    }

    Section section() {
        Series processed = series(rounds.stream().map(Round::processed));
        Series possible = series(floor.stream().map(Floor.Round::perSecond));
        Series cpu = series(rounds.stream().map(round -> round.serviceCpuMs() + round.databaseCpuMs()));
        Series floorCpu = series(floor.stream().map(round -> round.databaseCpuMs() + round.clientCpuMs()));
        return new Section(
                "Deliveries",
                about(),
                List.of(
                        new Figure(
                                "accepted (202) while load is on",
                                "1/s",
                                series(rounds.stream().map(Round::accepted))),
                        new Figure("accepted and processed, until nothing waits", "1/s", processed),
                        new Figure("floor: the same rows by pgbench", "1/s", possible),
                        new Figure("processed over floor", "×", processed.over(possible), Aim.atLeast(OF_FLOOR)),
                        new Figure(
                                "CPU of a delivery: osr-service",
                                "ms",
                                series(rounds.stream().map(Round::serviceCpuMs))),
                        new Figure(
                                "CPU of a delivery: PostgreSQL",
                                "ms",
                                series(rounds.stream().map(Round::databaseCpuMs))),
                        new Figure("CPU of the floor: PostgreSQL and pgbench", "ms", floorCpu),
                        new Figure("CPU of a delivery over CPU of the floor", "×", cpu.over(floorCpu)),
                        new Figure(
                                "time to the 202, median",
                                "ms",
                                series(rounds.stream().map(Round::p50Ms))),
                        new Figure(
                                "time to the 202, 99 of 100",
                                "ms",
                                series(rounds.stream().map(Round::p99Ms))),
                        new Figure(
                                "the generator's share of a core",
                                "",
                                series(rounds.stream().map(Round::generatorShare)))));
    }

    private List<String> about() {
        return List.of(
                "One technical user with ten customer numbers, one INSERT (S-COR with a partner and an address) a delivery, every",
                "delivery for another residential unit; wrk, one thread, " + CONNECTIONS
                        + " connections, closed loop, no pause. All end" + " in SUCCESS, or",
                "there is no figure. *Floor*: pgbench with prepared statements, " + beneath.clients()
                        + " clients (the better of 16 and " + CONNECTIONS
                        + "), as superuser (no row-level security, no",
                "locks, no reading, no rules) in a copy of the same database: one transaction inserts the delivery and its place in the",
                "queue, a second one inserts partner and role, updates the status and deletes the place in the queue.");
    }

    private static Series series(java.util.stream.Stream<Double> rounds) {
        return new Series(rounds.toList());
    }
}

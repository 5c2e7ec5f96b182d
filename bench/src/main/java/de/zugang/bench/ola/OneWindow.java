package de.zugang.bench.ola;

import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.load.Wrk;
import de.zugang.bench.service.ServiceUnderTest;
import de.zugang.sandbox.service.Services;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All rounds over one window: what is compared is done in turns. */
final class OneWindow {

    /** What readers may notice of a drop; less than that is noise. */
    private static final double TAIL_GROWS = 1.5;

    private static final int MOST = 95;

    /** Our share of how fresh answers are; the rest is how often the host sends. */
    private static final double FRESH_MS = 10_000;

    private final Window window;
    private final ServiceUnderTest service;
    private final Consumer<String> say;
    private final List<String> passports;
    private final Ingest ingest;
    private final PgBench ingestFloor;

    OneWindow(Window window, ServiceUnderTest service, Issuer issuer, Consumer<String> say) {
        this.window = window;
        this.service = service;
        this.say = say;
        this.passports = IntStream.range(0, window.users())
                .mapToObj(user -> issuer.passport("ola-service", "tu-bench-" + user, window.customerNumbers(user)))
                .toList();
        this.ingest = new Ingest(
                URI.create(Services.url(service.ports().olaOperator()) + "/operator/v1/authorization-requests"),
                issuer.staffToken(service.operatorIssuer(), "ola-operator", "ola-ingest"),
                window.customers());
        this.ingestFloor = new PgBench(window.server(), window.database(), "ingest");
    }

    Section measure(Sizes sizes) {
        var figures = new ArrayList<Figure>();
        figures.addAll(reading(sizes));
        figures.addAll(ingesting(sizes));
        return new Section(
                OlaBench.number(window.count()) + " authorization requests in the window",
                List.of(
                        "Reading: the newest fifty of ten customer numbers; following: the changes of ten customer numbers after a cursor at their end.",
                        "Both over HTTP with a passport, wrk with one connection, closed loop; pgbench runs the same statements as the same role, under the",
                        "same row-level security. Dropping: an hour's worth of requests that has passed is dropped in the middle of the round. Ingest: batches of "
                                + Ingest.BATCH + ",",
                        Ingest.HOSTS
                                + " at a time; pgbench runs the same statements and makes the content itself. In turns, warm. The window grows by what ingest stores."),
                figures);
    }

    private List<Figure> reading(Sizes sizes) {
        var address = URI.create(Services.url(service.ports().ola()));
        var reading = new Get("reading", "read", address, passports, window, Map.of("users", window.users()));
        var following = new Get(
                "following",
                "changes",
                address,
                callers(address),
                window,
                Map.of("users", window.users(), "end", window.count()));
        for (Get get : List.of(reading, following)) {
            say.accept("warming up reading");
            get.warmUp(sizes.warmUp(), sizes.time());
        }
        var dropping = new ArrayList<Wrk.Result>();
        for (int round = 1; round <= sizes.rounds(); round++) {
            say.accept("reading, round " + round + " of " + sizes.rounds());
            reading.round(sizes.time());
            following.round(sizes.time());
            dropping.add(whileDropping(reading, sizes.time()));
        }
        var figures = new ArrayList<Figure>(reading.figures());
        figures.addAll(following.figures());
        var tail = new Series(dropping.stream().map(Wrk.Result::p99Ms).toList());
        var longest = new Series(dropping.stream().map(Wrk.Result::longestMs).toList());
        figures.add(new Figure("reading while a partition is dropped, 99 of 100", "ms", tail));
        figures.add(new Figure(
                "with a drop over without, 99 of 100", "×", tail.over(reading.tail()), Aim.atMost(TAIL_GROWS)));
        figures.add(new Figure("reading while a partition is dropped, the longest", "ms", longest));
        figures.add(new Figure("reading, the longest", "ms", reading.longest()));
        return figures;
    }

    /** A passport and the cursor that goes with it, one after the other. */
    private List<String> callers(URI address) {
        say.accept("following all changes to their end");
        List<String> cursors = new Cursors(address).of(passports);
        return IntStream.range(0, passports.size())
                .boxed()
                .flatMap(i -> List.of(passports.get(i), cursors.get(i)).stream())
                .toList();
    }

    private Wrk.Result whileDropping(Get reading, Duration time) {
        window.loadPast();
        int before = window.partitions();
        var drop = CompletableFuture.runAsync(
                window::dropPast, CompletableFuture.delayedExecutor(time.toMillis() / 2, TimeUnit.MILLISECONDS));
        Wrk.Result result = reading.aside(time);
        drop.join();
        if (window.partitions() >= before) {
            throw new IllegalStateException("no partition was dropped while it was read");
        }
        return result;
    }

    private List<Figure> ingesting(Sizes sizes) {
        say.accept("warming up ingest");
        ingest.run(sizes.warmUp());
        var stored = new ArrayList<Double>();
        var storedByFloor = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        var tail = new ArrayList<Double>();
        for (int round = 1; round <= sizes.rounds(); round++) {
            say.accept("ingest, round " + round + " of " + sizes.rounds());
            double before = cpuSeconds();
            Ingest.Round taken = ingest.run(sizes.time());
            cpu.add((cpuSeconds() - before) * 1e6 / taken.stored());
            stored.add(taken.perSecond());
            tail.add(taken.percentile(MOST));
            storedByFloor.add(ingestFloor
                            .run(Ingest.HOSTS, sizes.time(), Map.of("customers", window.customers()))
                            .perSecond()
                    * Ingest.BATCH);
        }
        var series = new Series(stored);
        var floor = new Series(storedByFloor);
        return List.of(
                new Figure("ingest, requests stored", "1/s", series),
                new Figure("the same statements in pgbench, requests stored", "1/s", floor),
                new Figure("ingest over pgbench", "×", series.over(floor)),
                new Figure(
                        "from sending a batch of " + Ingest.BATCH + " to its answer, when readers see it, 95 of 100",
                        "ms",
                        new Series(tail),
                        Aim.atMost(FRESH_MS)),
                new Figure("CPU of a stored request: ola-service and PostgreSQL", "µs", new Series(cpu)));
    }

    private double cpuSeconds() {
        return service.processes().cpuSeconds() + window.server().processes().cpuSeconds();
    }
}

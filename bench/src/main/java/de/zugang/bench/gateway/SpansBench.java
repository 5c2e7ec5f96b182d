package de.zugang.bench.gateway;

import com.sun.net.httpserver.HttpServer;
import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.report.Report;
import de.zugang.localpostgres.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What spans for a collector cost the gateway: off, off once more (what is noise), one request in a hundred, each. */
public final class SpansBench implements Bench {

    private static final String SENT = "CPU of 1,000 requests";

    @Override
    public String name() {
        return "spans";
    }

    @Override
    public String about() {
        return "gateway: what spans cost, off, for one request in a hundred, and for each";
    }

    @Override
    public Report run(Setting setting) {
        Path work = setting.root().resolve(".zugang/bench/spans");
        try {
            Directories.delete(work);
            Files.createDirectories(work);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Report(
                "spans",
                "gateway: spans",
                "./zugang bench spans" + Sizes.option(setting),
                setting.environment().with("options of the gateway", String.join(" ", Site.JAVA_OPTIONS)),
                List.of(measure(setting, new Site(setting.root(), work))));
    }

    private static Section measure(Setting setting, Site site) {
        var population = new Population();
        var collector = collector();
        try (var issuer = Issuer.start();
                var feed = new SubscriptionFeed(population, issuer);
                var upstream = Nginx.upstream(site);
                var off = Ours.start(site, "off", feed, upstream);
                var offAgain = Ours.start(site, "off-again", feed, upstream);
                var some = Ours.start(site, "one-in-a-hundred", feed, upstream, spans(collector, "0.01"));
                var each = Ours.start(site, "each", feed, upstream, spans(collector, "1"))) {
            var requests = Requests.bearer(site, "bearer", population.callers(), issuer, feed.url());
            var all = List.of(
                    new Contender("off", off, requests),
                    new Contender("off, a second process", offAgain, requests),
                    new Contender("one in a hundred", some, requests),
                    new Contender("each", each, requests));
            run(setting, all);
            return section(all);
        } finally {
            collector.stop(0);
        }
    }

    private static void run(Setting setting, List<Contender> all) {
        Sizes sizes = Sizes.of(setting);
        all.forEach(one -> {
            setting.say().accept("warming up " + one.name());
            one.warmUp(sizes.warmUp(), sizes.longestWarmUp());
        });
        int rounds = sizes.rounds() * 3;
        for (int round = 1; round <= rounds; round++) {
            setting.say().accept("full load, round " + round + " of " + rounds);
            all.forEach(one -> one.saturate(sizes.saturated()));
        }
    }

    private static Section section(List<Contender> all) {
        Series off = all.getFirst().saturated(Contender.Saturated::cpuMicros);
        var figures = new ArrayList<Figure>();
        all.forEach(one -> figures.add(
                new Figure(one.name() + ": " + SENT, "ms", one.saturated(Contender.Saturated::cpuMicros), null)));
        all.stream()
                .skip(1)
                .forEach(one -> figures.add(new Figure(
                        one.name() + ": over off",
                        "×",
                        one.saturated(Contender.Saturated::cpuMicros).over(off),
                        null)));
        return new Section(
                "At full load",
                List.of(
                        "Four processes of the same gateway in turns, wrk with 64 connections, Bearer. The collector takes everything and looks at",
                        "nothing. What two processes without spans differ by is noise."),
                figures);
    }

    private static Map<String, String> spans(HttpServer collector, String share) {
        return Map.of(
                "management.opentelemetry.enabled",
                "true",
                "management.opentelemetry.tracing.export.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                "management.tracing.sampling.probability",
                share);
    }

    private static HttpServer collector() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package de.zugang.bench.gateway;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.bare.BareGateway;
import de.zugang.bench.bare.BareReactorNetty;
import de.zugang.bench.figure.Section;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.machine.Environment;
import de.zugang.bench.machine.Tool;
import de.zugang.bench.report.Report;
import de.zugang.localpostgres.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Measures the gateway against others in one run, interleaved. */
public final class GatewayBench implements Bench {

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String about() {
        return "gateway: against nginx, HAProxy, bare Spring Cloud Gateway, bare Reactor Netty and gateways of others";
    }

    @Override
    public Report run(Setting setting) {
        Tool.WRK.path();
        Tool.NGINX.path();
        Tool.HAPROXY.path();
        Path work = setting.root().resolve(".zugang/bench/gateway");
        try {
            Directories.delete(work);
            Files.createDirectories(work);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try (var run = new Run(setting, new Site(setting.root(), work))) {
            return run.measure();
        }
    }

    /** One run of it; ends what it started, the last first. */
    private static final class Run implements AutoCloseable {

        private final Setting setting;
        private final Site site;
        private final Sizes sizes;
        private final Deque<AutoCloseable> open = new ArrayDeque<>();

        Run(Setting setting, Site site) {
            this.setting = setting;
            this.site = site;
            this.sizes = Sizes.of(setting);
        }

        Report measure() {
            List<Section> sections = compare();
            return new Report(
                    "gateway", "gateway", "./zugang bench gateway" + Sizes.option(setting), environment(), sections);
        }

        private List<Section> compare() {
            var population = new Population();
            var issuer = keep(Issuer.start());
            var feed = keep(new SubscriptionFeed(population, issuer));
            var upstream = keep(Nginx.upstream(site));
            String address = upstream.uri().toString();
            var bearer = Requests.bearer(site, "bearer", population.callers(), issuer, feed.url());
            var basic = Requests.basic(site, "basic", population.callers());
            var limited = Requests.bearer(site, "limited", population.limitedCallers(), issuer, feed.url());
            setting.say().accept("starting");
            var ours = keep(Ours.start(site, "ours", feed, upstream));
            var bare = new Contender(
                    "bare Spring Cloud Gateway", keep(site.bare("bare-gateway", BareGateway.class, address)), bearer);
            var floor = new Contender(
                    "bare Reactor Netty",
                    keep(site.bare("bare-reactor-netty", BareReactorNetty.class, address)),
                    bearer);
            var withBearer = new Contender("ours, Bearer", ours, bearer);
            var withBasic = new Contender("ours, Basic", ours, basic);
            var withLimits = new Contender("ours, Bearer, every kind of limit", ours, limited);
            var peers = new Peers(site, population, upstream);
            var others = peers.start(bearer, this::keep);
            var all = new ArrayList<>(List.of(
                    new Contender("direct", upstream, bearer),
                    new Contender("nginx, key map", keep(Nginx.keyMap(site, population, upstream)), bearer),
                    new Contender("HAProxy, key map", keep(HaProxy.keyMap(site, population, upstream)), bearer),
                    floor,
                    bare,
                    withBearer,
                    withBasic,
                    withLimits));
            all.addAll(all.indexOf(withBearer), others);
            var comparison = new Comparison(
                    all,
                    bare,
                    floor,
                    others,
                    peers.missing(),
                    List.of(withBearer, withBasic, withLimits),
                    new Changes(population, feed),
                    setting.say());
            comparison.run(sizes);
            if (feed.reports() == 0) {
                throw new IllegalStateException("the gateway reported no usage, so it did not do all of its work");
            }
            return comparison.sections();
        }

        private Environment environment() {
            return setting.environment().with("options of all Java proxies", String.join(" ", Site.JAVA_OPTIONS));
        }

        private <T extends AutoCloseable> T keep(T started) {
            open.push(started);
            return started;
        }

        @Override
        public void close() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception failed) {
                    // told, and the others are ended all the same: a process left behind would spoil the next run
                    setting.say().accept("could not be ended: " + failed);
                }
            }
        }
    }
}

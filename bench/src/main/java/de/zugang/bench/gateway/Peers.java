package de.zugang.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gateways of others, as {@code ./zugang bench gateway} has fetched them, each with a look-up of the same keys as ours. What is
 * theirs to be run is in {@code bench/peers}.
 */
final class Peers {

    private static final String ZUUL = "zuul";
    private static final String GRAVITEE = "gravitee";
    private static final String EXPRESS_GATEWAY = "express-gateway";

    private final Site site;
    private final Population population;
    private final Listener upstream;
    private final List<String> missing = new ArrayList<>();

    Peers(Site site, Population population, Listener upstream) {
        this.site = site;
        this.population = population;
        this.upstream = upstream;
    }

    /**
     * All that were fetched.
     *
     * @param keep ends them later
     */
    List<Contender> start(Requests requests, Function<Listener, Listener> keep) {
        var all = new ArrayList<Contender>();
        if (fetched(ZUUL)) {
            all.add(new Contender("Netflix Zuul, key map", keep.apply(zuul()), requests));
        }
        if (fetched(GRAVITEE)) {
            all.add(new Contender("Gravitee, key plan", keep.apply(gravitee()), requests));
        }
        if (fetched(EXPRESS_GATEWAY)) {
            all.add(new Contender(
                    "express-gateway, key-auth",
                    keep.apply(expressGateway()),
                    requests.withKeys(site, key -> key + ":bench")));
        }
        return all;
    }

    /** Those that are not compared. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    private boolean fetched(String name) {
        boolean fetched = Files.exists(site.peer(name).resolve("ready"));
        if (!fetched) {
            missing.add(name);
        }
        return fetched;
    }

    private Listener zuul() {
        int port = Site.port();
        return site.java(
                ZUUL,
                List.of(
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        classPath(ZUUL),
                        "Zuul",
                        String.valueOf(port),
                        String.valueOf(upstream.port()),
                        keys("all", population.all()).toString()),
                Map.of(),
                port);
    }

    private Listener gravitee() {
        int port = Site.port();
        Path directory = directory(GRAVITEE);
        return site.java(
                GRAVITEE,
                List.of(
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        directory + ":" + classPath(GRAVITEE),
                        "Gravitee",
                        String.valueOf(port),
                        String.valueOf(upstream.port()),
                        keys("all", population.all()).toString(),
                        directory.toString()),
                Map.of(),
                port);
    }

    /** Knows those who call and no more: its emulated database is slow to fill. */
    private Listener expressGateway() {
        int port = Site.port();
        return site.program(
                EXPRESS_GATEWAY,
                List.of(
                        "node",
                        site.peer(EXPRESS_GATEWAY).resolve("gateway.js").toString(),
                        String.valueOf(port),
                        upstream.uri().toString(),
                        keys("callers", population.callers()).toString(),
                        directory(EXPRESS_GATEWAY).toString()),
                port);
    }

    private String classPath(String name) {
        return site.peer(name).resolve("classes") + ":" + site.peer(name).resolve("lib") + "/*";
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(site.work().resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path keys(String name, List<Population.User> users) {
        return site.write(
                name + ".keys",
                users.stream()
                        .map(user -> user.key() + " " + user.name() + "\n")
                        .collect(Collectors.joining()));
    }
}

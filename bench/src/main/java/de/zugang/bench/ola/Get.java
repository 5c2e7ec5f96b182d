package de.zugang.bench.ola;

import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Wrk;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rounds of one kind of GET, over HTTP by wrk and as its statements by pgbench, in turns and with one caller each. */
final class Get {

    private static final int CONNECTIONS_OF_WARM_UP = 8;
    private static final int MEDIAN = 50;
    private static final int TAIL = 99;

    private final String name;
    private final Wrk http;
    private final List<String> arguments;
    private final PgBench floor;
    private final Map<String, Integer> variables;
    private final List<Wrk.Result> rounds = new ArrayList<>();
    private final List<PgBench.Round> floorRounds = new ArrayList<>();

    /**
     * @param name what a person calls it
     * @param script name of a Lua and of an SQL resource beside this class
     * @param arguments of the Lua script
     * @param variables of the SQL script
     */
    Get(
            String name,
            String script,
            URI service,
            List<String> arguments,
            Window window,
            Map<String, Integer> variables) {
        this.name = name;
        this.http = new Wrk(Get.class, script, service);
        this.arguments = arguments;
        this.floor = new PgBench(window.server(), window.database(), script);
        this.variables = variables;
    }

    void warmUp(Duration service, Duration database) {
        get(CONNECTIONS_OF_WARM_UP, service);
        floor.run(1, database, variables);
    }

    void round(Duration time) {
        rounds.add(get(1, time));
        floorRounds.add(floor.run(1, time, variables));
    }

    /** A round that is not counted among the others. */
    Wrk.Result aside(Duration time) {
        return get(1, time);
    }

    private Wrk.Result get(int connections, Duration time) {
        Wrk.Result result = http.run(connections, time, arguments);
        if (result.refused() > 0) {
            throw new IllegalStateException(result.refused() + " of " + result.requests() + " GETs were refused");
        }
        return result;
    }

    Series tail() {
        return new Series(rounds.stream().map(Wrk.Result::p99Ms).toList());
    }

    Series longest() {
        return new Series(rounds.stream().map(Wrk.Result::longestMs).toList());
    }

    List<Figure> figures() {
        return List.of(
                new Figure(
                        name + ", median",
                        "ms",
                        new Series(rounds.stream().map(Wrk.Result::p50Ms).toList())),
                new Figure(name + ", 99 of 100", "ms", tail()),
                new Figure("the same statements in pgbench, median", "ms", floor(MEDIAN)),
                new Figure("the same statements in pgbench, 99 of 100", "ms", floor(TAIL)),
                new Figure(name + " over pgbench, 99 of 100", "×", tail().over(floor(TAIL))));
    }

    private Series floor(int percent) {
        return new Series(
                floorRounds.stream().map(round -> round.percentile(percent)).toList());
    }
}

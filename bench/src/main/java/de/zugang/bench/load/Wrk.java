package de.zugang.bench.load;

import de.zugang.bench.machine.Command;
import de.zugang.bench.machine.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Load by wrk with one thread: a closed loop, each connection sends its next request when its last one is answered.
 *
 * @param script name of a Lua resource of a bench, without its end; it answers {@code done} with {@code report} of
 *     {@code result.lua}
 */
public record Wrk(Class<?> owner, String script, URI target) {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final String MARK = "RESULT ";

    /**
     * What a run saw.
     *
     * @param requests answered
     * @param refused answered with something other than 2xx, or not answered
     * @param seconds of wall clock
     * @param p50Ms of the time to an answer
     * @param longestMs time to an answer
     * @param cpuSeconds processor time of wrk itself
     */
    public record Result(
            long requests,
            long refused,
            double seconds,
            double p50Ms,
            double p99Ms,
            double longestMs,
            double cpuSeconds) {

        public double perSecond() {
            return requests / seconds;
        }

        /** Share of one core that the generator took; near 1 it is the generator that was measured. */
        public double generatorShare() {
            return cpuSeconds / seconds;
        }
    }

    private record Told(long requests, long refused, double us, double p50, double p99, double longest) {}

    /** Runs it; arguments are for the script. */
    public Result run(int connections, Duration time, List<String> arguments) {
        try {
            Path file = Files.createTempFile("zugang-bench-", ".lua");
            try {
                Files.writeString(file, resource(Wrk.class, "result") + resource(owner, script));
                var words = new ArrayList<>(List.of(
                        Tool.WRK.path().toString(),
                        "-t1",
                        "-c" + connections,
                        "-d" + time.toSeconds() + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        file.toString(),
                        target.toString(),
                        "--"));
                words.addAll(arguments);
                return result(new Command(words, Map.of()).run(time.plus(GRACE)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Result result(Command.Ended ended) {
        String line = ended.output()
                .lines()
                .filter(one -> one.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk told no result: " + ended.output()));
        Told told = JsonMapper.shared().readValue(line.substring(MARK.length()), Told.class);
        return new Result(
                told.requests(),
                told.refused(),
                told.us() / 1e6,
                told.p50() / 1e3,
                told.p99() / 1e3,
                told.longest() / 1e3,
                ended.cpuSeconds());
    }

    private static String resource(Class<?> owner, String name) throws IOException {
        try (InputStream stream = owner.getResourceAsStream(name + ".lua")) {
            if (stream == null) {
                throw new IllegalArgumentException("script: " + name + " (expected: a resource beside " + owner + ")");
            }
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}

package de.zugang.sandbox.demo;

import de.zugang.sandbox.journey.Unexpected;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Takes the time of each step and tells how it went. */
final class Narrator {

    private final Consumer<Step> tell;
    private boolean allOk = true;

    private Narrator(Consumer<Step> tell) {
        this.tell = tell;
    }

    static Narrator inJson(PrintStream out) {
        return new Narrator(step -> out.println(JsonMapper.shared().writeValueAsString(step)));
    }

    static Narrator inWords(PrintStream out) {
        return new Narrator(
                step -> out.printf("%s %6d ms  %s%n", step.ok() ? "  ok  " : "FAILED", step.ms(), line(step)));
    }

    private static String line(Step step) {
        return step.detail().isEmpty() ? step.step() : step.step() + ": " + step.detail();
    }

    /** Does a step; a story that goes wrong ends with {@link StoryEnded}, since what follows builds on it. */
    <T> T step(String name, Supplier<T> act, java.util.function.Function<T, String> detail) {
        long from = System.nanoTime();
        try {
            T result = act.get();
            tell.accept(new Step(name, true, since(from), detail.apply(result)));
            return result;
        } catch (Unexpected | UncheckedIOException failed) {
            allOk = false;
            tell.accept(new Step(name, false, since(from), String.valueOf(failed.getMessage())));
            throw new StoryEnded();
        }
    }

    void step(String name, Runnable act, String detail) {
        step(
                name,
                () -> {
                    act.run();
                    return detail;
                },
                done -> done);
    }

    /** A figure that was measured on the way; one that misses its target is a failure, but the story goes on. */
    void figure(Demo.Figure figure) {
        allOk &= figure.reached();
        tell.accept(new Step("figure: " + figure.name(), figure.reached(), figure.ms(), figure.detail()));
    }

    boolean allOk() {
        return allOk;
    }

    private static long since(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }

    /** The story cannot go on; why has been told. */
    static final class StoryEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

package de.zugang.osr.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Everything that this process writes to its console, the log above all, from now until it is closed. */
public final class Output implements AutoCloseable {

    private static final List<String> LEVELS = List.of(
            "--logging.level.de=info",
            "--logging.level.com=info",
            "--logging.level.org=info",
            "--logging.level.tools=info");

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    public Output() {
        System.setOut(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        written.write(b);
                        console.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        written.write(bytes, from, length);
                        console.write(bytes, from, length);
                    }
                },
                true,
                StandardCharsets.UTF_8));
    }

    /** Arguments for production's log level, which tests are quieter than, and others. */
    public static String[] asInProduction(String... more) {
        return Stream.concat(LEVELS.stream(), Stream.of(more)).toArray(String[]::new);
    }

    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(console);
    }
}

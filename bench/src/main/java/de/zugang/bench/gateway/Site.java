package de.zugang.bench.gateway;

import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.child.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a run takes place.
 *
 * @param root of the repository, everything built
 * @param work directory of this run
 */
record Site(Path root, Path work) {

    /** Of every virtual machine, ours and others'. */
    static final List<String> JAVA_OPTIONS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    Listener program(String name, List<String> words, int port) {
        return Listener.start(words, Map.of(), port, work, work.resolve(name + ".log"));
    }

    /** Starts a virtual machine; the arguments are class path or jar, main class, and what it takes. */
    Listener java(String name, List<String> arguments, Map<String, String> environment, int port) {
        var words = new ArrayList<String>();
        words.add(JavaProgram.java());
        words.addAll(JAVA_OPTIONS);
        words.addAll(Arrays.asList(
                System.getProperty("zugang.bench.java-options", "").strip().split("\\s+", -1)));
        words.removeIf(String::isEmpty);
        words.addAll(arguments);
        return Listener.start(words, environment, port, work, work.resolve(name + ".log"));
    }

    /** One of the classes of package {@code bare}. */
    Listener bare(String name, Class<?> main, String upstream) {
        int port = port();
        Path target = root.resolve("bench/target");
        String path = target.resolve("classes") + ":" + target.resolve("lib") + "/*";
        return java(name, List.of("-cp", path, main.getName(), String.valueOf(port), upstream), Map.of(), port);
    }

    /** Where {@code ./zugang bench gateway} puts a gateway of others. */
    Path peer(String name) {
        return root.resolve(".zugang/peers").resolve(name);
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(work.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int port() {
        return Port.someFree(1).getFirst();
    }
}

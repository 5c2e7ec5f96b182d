package de.zugang.sandbox.command;

import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts the launcher as a process that stays, shows what it says, and returns when the platform is ready. */
record Detached(Path root, Layout layout) {

    int run(UpArguments arguments) {
        layout.endpoints().delete();
        Path log = layout.home().resolve("launcher.log");
        Process launcher = launch(arguments, log);
        // Whoever interrupts the start wants no half platform.
        var interrupted = new Thread(launcher::destroy);
        Runtime.getRuntime().addShutdownHook(interrupted);
        Endpoints endpoints = follow(launcher, log);
        Runtime.getRuntime().removeShutdownHook(interrupted);
        Table.print(System.out, endpoints, new Figures(layout));
        System.out.println("\n./zugang down ends everything.");
        return 0;
    }

    private Process launch(UpArguments arguments, Path log) {
        var command = new ArrayList<>(List.of(
                "/usr/bin/setsid",
                JavaProgram.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dzugang.detached=true",
                "-Dzugang.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--port-base",
                String.valueOf(arguments.ports().base())));
        if (arguments.fresh()) {
            command.add("--fresh");
        }
        try {
            Files.createDirectories(layout.home());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("the launcher could not be started", failed);
        }
    }

    private Endpoints follow(Process launcher, Path log) {
        long shown = 0;
        while (true) {
            boolean alive = launcher.isAlive();
            Optional<Endpoints> endpoints = layout.endpoints().read(Endpoints.class);
            shown = show(log, shown);
            if (endpoints.isPresent()) {
                return endpoints.get();
            }
            if (!alive) {
                throw new CannotStart("the platform did not start; see above");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static long show(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var fresh = new byte[(int) (file.length() - from)];
            file.readFully(fresh);
            System.out.print(new String(fresh, StandardCharsets.UTF_8));
            System.out.flush();
            return from + fresh.length;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

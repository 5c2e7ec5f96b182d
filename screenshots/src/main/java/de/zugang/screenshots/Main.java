package de.zugang.screenshots;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.platform.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Entry of {@code ./zugang screenshots [DIR]}; the property {@code zugang.root} is the repository. */
public final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** At most one argument: where the pictures go. */
    public static void main(String[] arguments) {
        int status = run(List.of(arguments));
        System.out.flush();
        System.exit(status);
    }

    private static int run(List<String> arguments) {
        if (arguments.size() > 1
                || (!arguments.isEmpty() && arguments.getFirst().startsWith("-"))) {
            return complain(
                    "unknown argument: " + arguments.getLast() + " (./zugang screenshots --help says more)", USAGE);
        }
        Path home =
                Path.of(System.getProperty("zugang.root", "")).toAbsolutePath().resolve(".zugang");
        Path directory = arguments.isEmpty() ? home.resolve("screenshots") : Path.of(arguments.getFirst());
        Optional<Endpoints> endpoints = new Layout(home).endpoints().read(Endpoints.class);
        if (endpoints.isEmpty()) {
            return complain("the platform is not running; ./zugang up starts it", FAILED);
        }
        try {
            if (!Album.isUsable(directory)) {
                return complain(
                        directory + " holds other files (expected: a new directory, or one of an earlier run)", USAGE);
            }
            var scenes = new DeskScenes(endpoints.get().users(), new Stage(endpoints.get()).make());
            int pictures = new Album(endpoints.get(), directory).fill(scenes.all());
            System.out.println(pictures + " pictures: " + directory.resolve("index.html"));
            return DONE;
        } catch (IOException | RuntimeException failed) {
            return complain(String.valueOf(failed.getMessage()), FAILED);
        }
    }

    private static int complain(String sentence, int status) {
        System.err.println("✗ " + sentence);
        return status;
    }
}

package de.zugang.e2e.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The checkout that these tests run in. */
final class Repository {

    private static final Set<String> NOT_OURS = Set.of(".git", ".zugang", "target", "node_modules");

    private Repository() {}

    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("zugang"))) {
                return at;
            }
        }
        throw new IllegalStateException("the script ./zugang is in no parent directory of "
                + Path.of("").toAbsolutePath());
    }

    static List<Path> files(String ending) {
        try (var all = Files.walk(root())) {
            return all.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> root().relativize(path).iterator().hasNext() && isOurs(path))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isOurs(Path path) {
        for (Path part : root().relativize(path)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package de.zugang.sandbox.command;

import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Sandbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entry of the script {@code ./zugang}, which finds a JDK, builds, and hands over. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** Runs a command; the first argument is its name, the property {@code zugang.root} the repository. */
    public static void main(String[] arguments) {
        int status = run(List.of(arguments));
        System.out.flush();
        System.exit(status);
    }

    private static int run(List<String> arguments) {
        Path root = Path.of(System.getProperty("zugang.root", "")).toAbsolutePath();
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        try {
            Arguments rest = new Arguments(arguments.stream().skip(1).toList());
            return switch (name) {
                case "up" -> new Up(root).run(UpArguments.of(rest));
                case "down" -> new Down(root).run(rest);
                case "status" -> new Status(root).run(rest);
                case "demo" -> new TellDemo(root).run(rest);
                case "sweep" -> new SweepCommand(root).run(rest);
                case "customers" -> new CustomersCommand(root).run(rest);
                case "audit" -> new AuditCommand(root).run(rest);
                case "doctor" -> new DoctorCommand(root).run(rest);
                case "import" -> new Import(root).run(rest);
                case "uvi" -> new Uvi(root).run(UviArguments.of(rest));
                case "erase" -> new Erase(root).run(EraseArguments.of(rest, Erase::ask));
                default -> throw new Arguments.Wrong("unknown command: " + name);
            };
        } catch (Arguments.Wrong wrong) {
            return complain(wrong.getMessage() + " (./zugang " + name + " --help says more)", USAGE);
        } catch (Sandbox.Ending ending) {
            return FAILED;
        } catch (CannotStart failed) {
            return complain(failed.getMessage(), FAILED);
        } catch (UncheckedIOException failed) {
            return complain(failed.getMessage() + ": " + reason(failed.getCause()), FAILED);
        } catch (IllegalStateException failed) {
            return complain(failed.getMessage(), FAILED);
        }
    }

    /** Full disks are common enough for a sentence of their own. */
    private static String reason(@Nullable Throwable cause) {
        String text = cause == null ? "" : String.valueOf(cause.getMessage());
        return text.contains("No space left on device")
                ? "the disk is full. Make room, or set ZUGANG_CACHE and TMPDIR to a disk with room"
                : text;
    }

    private static int complain(@Nullable String sentence, int status) {
        System.err.println("✗ " + sentence);
        return status;
    }
}

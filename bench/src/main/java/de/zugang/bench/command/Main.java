package de.zugang.bench.command;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.gateway.GatewayBench;
import de.zugang.bench.gateway.RevocationsBench;
import de.zugang.bench.gateway.SpansBench;
import de.zugang.bench.machine.Environment;
import de.zugang.bench.ola.OlaBench;
import de.zugang.bench.onboarding.OnboardingBench;
import de.zugang.bench.osr.OsrBench;
import de.zugang.bench.report.Output;
import de.zugang.bench.report.Report;
import de.zugang.bench.subscriptions.SubscriptionsBench;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entry of {@code ./zugang bench}, which builds and hands over. */
public final class Main {

    private static final List<Bench> ALL = List.of(
            new OsrBench(),
            new OlaBench(),
            new GatewayBench(),
            new RevocationsBench(),
            new SpansBench(),
            new OnboardingBench(),
            new SubscriptionsBench());
    private static final String UP_TO = "--up-to=";
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** Runs the bench named; the property {@code zugang.root} is the repository. */
    public static void main(String[] arguments) {
        int status = run(new ArrayList<>(List.of(arguments)));
        System.out.flush();
        System.exit(status);
    }

    private static int run(List<String> words) {
        boolean quick = words.remove("--quick");
        boolean thorough = words.remove("--long");
        boolean record = words.remove("--record");
        int most;
        try {
            most = most(words);
        } catch (NumberFormatException wrong) {
            return complain(UP_TO + " needs a number", USAGE);
        }
        if (words.isEmpty()) {
            ALL.forEach(bench -> System.out.println("%-13s %s".formatted(bench.name(), bench.about())));
            return 0;
        }
        Optional<Bench> bench =
                ALL.stream().filter(one -> one.name().equals(words.getFirst())).findFirst();
        if (bench.isEmpty() || words.size() > 1) {
            return complain("no such bench: " + String.join(" ", words) + " (./zugang bench lists them)", USAGE);
        }
        if (quick && record) {
            return complain("--quick gives no figures worth recording", USAGE);
        }
        if (quick && thorough) {
            return complain("--quick and --long exclude each other", USAGE);
        }
        return run(bench.get(), quick, thorough, most, record);
    }

    private static int most(List<String> words) {
        String option = words.stream()
                .filter(word -> word.startsWith(UP_TO))
                .findFirst()
                .orElse("");
        words.remove(option);
        return option.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(option.substring(UP_TO.length()));
    }

    private static int run(Bench bench, boolean quick, boolean thorough, int most, boolean record) {
        Path root = Path.of(System.getProperty("zugang.root", "")).toAbsolutePath();
        long began = System.nanoTime();
        var setting = new Setting(
                root,
                quick,
                thorough,
                most,
                Environment.present(root, Clock.systemUTC()),
                sentence -> System.out.println("%6.1f s  %s".formatted((System.nanoTime() - began) / 1e9, sentence)));
        try {
            Report report = bench.run(setting);
            var output = new Output(root);
            System.out.println();
            System.out.println(output.write(report));
            if (record) {
                output.record(report);
            }
            return 0;
        } catch (IllegalStateException | UncheckedIOException failed) {
            return complain(String.valueOf(failed.getMessage()), FAILED);
        }
    }

    private static int complain(String sentence, int status) {
        System.err.println("✗ " + sentence);
        return status;
    }
}

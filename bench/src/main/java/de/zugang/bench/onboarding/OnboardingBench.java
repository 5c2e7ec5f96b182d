package de.zugang.bench.onboarding;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.figure.Section;
import de.zugang.bench.report.Report;
import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.platform.Sandbox;
import de.zugang.sandbox.platform.SandboxOptions;
import de.zugang.sandbox.service.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures onboarding on the whole platform: PostgreSQL with fsync, Keycloak, mail and phone, two gateways. */
public final class OnboardingBench implements Bench {

    private static final int ORDERS = 200;
    private static final int CHANGES = 100;
    private static final int PAGES = 200;
    private static final int STORED = 100_000;
    private static final int QUICK = 20;
    private static final int QUICK_STORED = 2_000;

    @Override
    public String name() {
        return "onboarding";
    }

    @Override
    public String about() {
        return "onboarding: approval to both messages and to the first call, orders a minute, desk pages, changes at gateways";
    }

    @Override
    public Report run(Setting setting) {
        Path work = setting.root().resolve(".zugang/bench/onboarding");
        try {
            Directories.delete(work);
            Files.createDirectories(work);
            List<Section> sections = measure(setting, work);
            Directories.delete(work);
            return new Report(
                    "onboarding",
                    "onboarding",
                    "./zugang bench onboarding" + (setting.quick() ? " --quick" : ""),
                    setting.environment(),
                    sections);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Section> measure(Setting setting, Path work) {
        boolean quick = setting.quick();
        setting.say().accept("starting the whole platform and a second gateway");
        var options = new SandboxOptions(
                setting.root(), work, Ports.free(), true, true, LocalPostgres.Durability.FULL, _ -> {});
        try (var sandbox = Sandbox.start(options)) {
            sandbox.startSecondGateway();
            var staff = new StaffTokens(sandbox.endpoints());
            setting.say().accept("orders, one after the other");
            Section firstCalls = new FirstCalls(sandbox.endpoints(), staff).measure(quick ? QUICK : ORDERS);
            setting.say().accept("orders, all at once");
            Section together = new OrdersTogether(sandbox.endpoints(), staff).measure(quick ? QUICK : ORDERS);
            setting.say().accept("changes of customer numbers");
            Section changes = new NumberChanges(sandbox.endpoints(), staff).measure(quick ? QUICK : CHANGES);
            setting.say().accept("pages of the desk");
            Section pages = new DeskPages(sandbox.endpoints())
                    .measure(Math.min(quick ? QUICK_STORED : STORED, setting.most()), quick ? QUICK : PAGES);
            return List.of(firstCalls, together, changes, pages);
        }
    }
}

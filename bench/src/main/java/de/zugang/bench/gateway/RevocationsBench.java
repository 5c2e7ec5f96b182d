package de.zugang.bench.gateway;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.report.Report;
import de.zugang.localpostgres.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures on the whole platform how soon two gateways refuse whom onboarding keeps out. */
public final class RevocationsBench implements Bench {

    @Override
    public String name() {
        return "revocations";
    }

    @Override
    public String about() {
        return "gateway: from a revocation at onboarding to the refusal on two nodes, under load";
    }

    @Override
    public Report run(Setting setting) {
        Path work = setting.root().resolve(".zugang/bench/revocations");
        try {
            Directories.delete(work);
            Files.createDirectories(work);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Sizes sizes = Sizes.of(setting);
        return new Report(
                "revocations",
                "gateway: revocations",
                "./zugang bench revocations" + Sizes.option(setting),
                setting.environment(),
                List.of(new Revocations(setting.root(), work, setting.say()).measure(sizes.revocations())));
    }
}

package de.zugang.bench.ola;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.database.Server;
import de.zugang.bench.figure.Section;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.machine.Environment;
import de.zugang.bench.machine.Tool;
import de.zugang.bench.report.Report;
import de.zugang.bench.service.ServiceUnderTest;
import de.zugang.localpostgres.Directories;
import de.zugang.sandbox.service.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/** Measures ola-service over windows of several sizes: reading, dropping of partitions, ingest. */
public final class OlaBench implements Bench {

    @Override
    public String name() {
        return "ola";
    }

    @Override
    public String about() {
        return "ola-service: ingest and reading at 10^6 and 10^7 requests in the window against pgbench, partition drop";
    }

    @Override
    public Report run(Setting setting) {
        Tool.PGBENCH.path();
        Tool.WRK.path();
        Path state = setting.root().resolve(".zugang/bench/ola");
        Sizes sizes = setting.quick() ? Sizes.QUICK : Sizes.FULL.upTo(setting.most());
        if (sizes.windows().isEmpty()) {
            throw new IllegalStateException("--up-to: " + setting.most() + " (expected: at least 1000000)");
        }
        try {
            Directories.delete(state);
            Files.createDirectories(state);
            try (Issuer issuer = Issuer.start();
                    Server server = Server.start(state)) {
                return measure(setting, sizes, state, issuer, server);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Report measure(Setting setting, Sizes sizes, Path state, Issuer issuer, Server server) {
        var sections = new ArrayList<Section>();
        for (int size : sizes.windows()) {
            String database = "ola" + size;
            server.create(database);
            try (var service = ServiceUnderTest.start(Services.OLA, setting.root(), state, server, database, issuer)) {
                var window = new Window(server, database, size);
                setting.say().accept("loading " + number(size) + " authorization requests with SQL");
                window.load();
                sections.add(new OneWindow(window, service, issuer, setting.say()).measure(sizes));
            }
            server.run("postgres", "drop database " + database);
        }
        Environment environment = setting.environment()
                .with("PostgreSQL", server.value("postgres", "show server_version"))
                .with("fsync", server.value("postgres", "show fsync"))
                .with("shared_buffers", server.value("postgres", "show shared_buffers"))
                .with("options of ola-service", String.join(" ", ServiceUnderTest.OPTIONS));
        return new Report("ola", "ola-service", command(setting), environment, sections);
    }

    private static String command(Setting setting) {
        return "./zugang bench ola"
                + (setting.quick() ? " --quick" : "")
                + (setting.most() == Integer.MAX_VALUE ? "" : " --up-to=" + setting.most());
    }

    static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

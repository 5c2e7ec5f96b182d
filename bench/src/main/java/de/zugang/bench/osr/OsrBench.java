package de.zugang.bench.osr;

import de.zugang.bench.Bench;
import de.zugang.bench.Setting;
import de.zugang.bench.database.Server;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.load.Issuer;
import de.zugang.bench.machine.Environment;
import de.zugang.bench.machine.Tool;
import de.zugang.bench.report.Report;
import de.zugang.localpostgres.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures osr-service: import first, then deliveries into what was imported, then reading. */
public final class OsrBench implements Bench {

    private static final String DELIVERIES = "deliveries";
    private static final String FLOOR = "floor";
    private static final double MEGABYTE = 1 << 20;

    @Override
    public String name() {
        return "osr";
    }

    @Override
    public String about() {
        return "osr-service: deliveries against pgbench, reading at 10^3 to 10^7 units, import, memory";
    }

    @Override
    public Report run(Setting setting) {
        Tool.PGBENCH.path();
        Tool.WRK.path();
        Path state = setting.root().resolve(".zugang/bench/osr");
        try {
            Directories.delete(state);
            Files.createDirectories(state);
            try (Issuer issuer = Issuer.start();
                    Server server = Server.start(state)) {
                return new Run(setting, sizes(setting), state, issuer, server).measure();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Sizes sizes(Setting setting) {
        return setting.quick() ? Sizes.QUICK : Sizes.FULL.upTo(setting.most());
    }

    /** One run of it. */
    private record Run(Setting setting, Sizes sizes, Path state, Issuer issuer, Server server) {

        Report measure() {
            var sections = new ArrayList<Section>();
            sections.addAll(importAndDeliver());
            sections.addAll(read());
            return new Report(
                    "osr",
                    "osr-service",
                    "./zugang bench osr"
                            + (setting.quick() ? " --quick" : "")
                            + (setting.most() == Integer.MAX_VALUE ? "" : " --up-to=" + setting.most()),
                    environment(),
                    List.of(sections.get(1), sections.get(2), sections.get(0), sections.get(3)));
        }

        private Environment environment() {
            return setting.environment()
                    .with("PostgreSQL", server.value("postgres", "show server_version"))
                    .with("fsync", server.value("postgres", "show fsync"))
                    .with("shared_buffers", server.value("postgres", "show shared_buffers"))
                    .with("options of osr-service", String.join(" ", Osr.OPTIONS));
        }

        private List<Section> importAndDeliver() {
            var units = new Units(sizes.imported());
            server.create(DELIVERIES);
            Section imported;
            try (Osr osr = start(DELIVERIES)) {
                say("importing " + number(units.count()) + " residential units");
                imported = new Import(osr, server, issuer, units).measure(state);
            }
            server.run(DELIVERIES, "vacuum analyze", "checkpoint");
            server.copy(DELIVERIES, FLOOR);
            try (Osr osr = start(DELIVERIES)) {
                say("warming up the floor");
                Floor floor = Floor.best(server, FLOOR, units.count(), sizes.delivering());
                var deliveries = new Deliveries(server, osr, DELIVERIES, passport(), units.count(), floor);
                say("warming up deliveries");
                deliveries.warmUp(sizes.delivered());
                for (int round = 1; round <= sizes.rounds(); round++) {
                    say("deliveries and floor, round " + round + " of " + sizes.rounds());
                    deliveries.measure(sizes.delivering());
                }
                return List.of(imported, deliveries.section());
            } finally {
                server.run("postgres", "drop database if exists " + FLOOR);
            }
        }

        private List<Section> read() {
            Map<Integer, Osr> services = new LinkedHashMap<>();
            try {
                for (int size : sizes.read()) {
                    say("loading " + number(size) + " residential units with SQL");
                    server.create(database(size));
                    services.put(size, start(database(size)));
                    new Units(size).load().forEach(together -> server.runTogether(database(size), together));
                }
                server.run("postgres", "checkpoint");
                var reading = new Reading(passport(), server, services);
                say("warming up reading");
                reading.warmUp(sizes.warmUp());
                for (int round = 1; round <= sizes.rounds(); round++) {
                    say("reading, round " + round + " of " + sizes.rounds());
                    reading.measure(sizes.reading());
                }
                return List.of(reading.section(), memory(services));
            } finally {
                services.values().forEach(Osr::close);
            }
        }

        private Section memory(Map<Integer, Osr> services) {
            var figures = new ArrayList<Figure>();
            services.forEach((size, osr) -> figures.add(Figure.of(
                    "osr-service after reading, " + number(size) + " units, resident",
                    "MB",
                    osr.processes().residentMegabytes())));
            services.keySet()
                    .forEach(size -> figures.add(Figure.of(
                            "tables and indexes, " + number(size) + " units with a role each",
                            "MB",
                            Double.parseDouble(server.value(database(size), """
                            select sum(pg_total_relation_size(oid)) from pg_class
                             where relnamespace = 'osr'::regnamespace and relkind = 'r'
                            """)) / MEGABYTE)));
            return new Section(
                    "Memory and disk",
                    List.of("Resident memory of the process as the kernel counts it, heap limit as above. Once."),
                    figures);
        }

        private Osr start(String database) {
            return Osr.start(setting.root(), state, server, database, issuer);
        }

        private String passport() {
            return issuer.passport("osr-service", Units.TECHNICAL_USER, Units.customerNumbers());
        }

        private static String database(int size) {
            return "read" + size;
        }

        private static String number(int count) {
            return String.format(Locale.ROOT, "%,d", count);
        }

        private void say(String sentence) {
            setting.say().accept(sentence);
        }
    }
}

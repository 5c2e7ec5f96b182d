package de.zugang.sandbox.keycloak;

import de.zugang.localpostgres.Directories;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.child.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keycloak's first start, on an empty database: gives the database with our realm in it, and the cache of classes. */
record FirstStart(Installation installation, Realm realm, Path log) {

    private static final String ADMIN = "admin";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    void run() throws IOException, InterruptedException {
        Directories.delete(installation.prepared());
        Files.createDirectories(installation.prepared());
        Map<String, String> secrets = new TreeMap<>(realm.newSecrets());
        String password = Realm.random();
        secrets.put(ADMIN, password);
        installation.secretsFile().write(secrets);
        // Always the same place, so that what an interrupted preparation left is found.
        Path work = LocalPostgres.scratch().resolve("keycloak-preparation");
        Directories.delete(work);
        try {
            Files.createDirectories(work);
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
            fill(work.resolve("data"), secrets, password);
            Directories.copy(work.resolve("data"), installation.databaseTemplate());
        } finally {
            Directories.delete(work);
        }
    }

    private void fill(Path data, Map<String, String> secrets, String password)
            throws IOException, InterruptedException {
        List<Integer> ports = Port.someFree(3);
        try (var postgres = LocalPostgres.start(data, ports.get(0), LocalPostgres.Durability.NONE)) {
            postgres.execute(
                    "postgres",
                    "create role " + KeycloakServer.DATABASE + " login",
                    "create database " + KeycloakServer.DATABASE + " owner " + KeycloakServer.DATABASE);
            var server = new KeycloakServer(ports.get(1), ports.get(2), ports.get(0), log);
            JavaProgram program = server.with(
                    installation,
                    List.of("-XX:AOTCacheOutput=" + installation.aotCache()),
                    Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", password));
            Process keycloak = program.start();
            try {
                awaitReady(program, keycloak);
                Administration.login(server.url(), password).create(realm.json(secrets));
            } finally {
                // In order: the cache of classes is written at the end.
                keycloak.destroy();
                if (!keycloak.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    keycloak.destroyForcibly();
                }
            }
        }
    }

    private void awaitReady(JavaProgram program, Process keycloak) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!program.isReady()) {
            if (!keycloak.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Keycloak did not start for the first time; its own words: " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}

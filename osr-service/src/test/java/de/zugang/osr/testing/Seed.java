package de.zugang.osr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bodies of the standard's provider, as the contract carries them, and a register they fit. */
public final class Seed {

    public static final String CUSTOMER = "0000123456";
    public static final String OTHER_CUSTOMER = "0000999999";
    public static final Path CONTRACT = Path.of(System.getProperty("api-spec.directory"), "on-site-roles/v1");

    private Seed() {}

    public static String example(String name) {
        return read(CONTRACT.resolve("examples/" + name + ".json"));
    }

    public static String contractFile(String name) {
        return read(CONTRACT.resolve(name));
    }

    public static String demoRegister() {
        return read(CONTRACT.resolveSibling("demo-register.ndjson"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

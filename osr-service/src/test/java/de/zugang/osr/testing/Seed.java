package de.zugang.osr.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bodies of the standard's provider, as the contract carries them, and a register they fit. */
public final class Seed {

    public static final String CUSTOMER = "0000123456";
    public static final String OTHER_CUSTOMER = "0000999999";
    public static final Path CONTRACTS = Path.of(System.getProperty("api-spec.directory"));
    public static final Path CONTRACT = CONTRACTS.resolve("on-site-roles/v1");

    private Seed() {}

    public static String example(String name) {
        return read(CONTRACT.resolve("examples/" + name + ".json"));
    }

    /** Part of the provider's page, as it stands there. */
    public static String original(String name) {
        try (var page = Seed.class.getResourceAsStream("/seed/" + name + ".txt")) {
            if (page == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String contractFile(String name) {
        return read(CONTRACT.resolve(name));
    }

    public static String demoRegister() {
        return read(CONTRACT.resolveSibling("demo-register.ndjson"));
    }

    /** A file of the operator's contract. */
    public static String operatorContract(String name) {
        return read(CONTRACT.resolve("../../osr-operator/v1").resolve(name));
    }

    /** A register file beside the contract. */
    public static String file(String name) {
        return read(CONTRACT.resolveSibling(name));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package de.zugang.sandbox.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The realm {@code zugang}: roles, clients of the services, and staff of the demo, as {@code realm.json} describes it.
 * There {@code ${name}} stands for a secret.
 *
 * <p>The file has no {@code clientScopes} on purpose: with that key Keycloak would leave its built-in scopes out. The
 * desk's addresses have no port: for 127.0.0.1 Keycloak lets any port pass (RFC 8252, section 7.3), so one prepared realm
 * does for every sandbox.
 */
public final class Realm {

    public static final String NAME = "zugang";
    private static final Pattern SECRET = Pattern.compile("\\$\\{([a-zA-Z0-9.]+)}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TO_BE_TYPED = 9;
    private static final int FOR_MACHINES = 24;

    private final String template = read();

    /** A short name of what the file holds. */
    String version() {
        var crc = new CRC32();
        crc.update(template.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** New secrets for all names; those of {@code users.*} short enough to be typed. */
    Map<String, String> newSecrets() {
        var secrets = new TreeMap<String, String>();
        SECRET.matcher(template)
                .results()
                .forEach(found -> secrets.put(
                        found.group(1), random(found.group(1).startsWith("users.") ? TO_BE_TYPED : FOR_MACHINES)));
        return secrets;
    }

    /** What Keycloak is given. */
    String json(Map<String, String> secrets) {
        return SECRET.matcher(template).replaceAll(found -> Matcher.quoteReplacement(secrets.get(found.group(1))));
    }

    /** A secret that no person types. */
    static String random() {
        return random(FOR_MACHINES);
    }

    private static String random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String read() {
        try (InputStream file = Realm.class.getResourceAsStream("realm.json")) {
            if (file == null) {
                throw new IllegalStateException("realm.json is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

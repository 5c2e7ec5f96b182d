package de.zugang.sandbox.service;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.outbox.Account;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the parts of one sandbox share and nobody else knows. What Keycloak does not hold is made once per sandbox and kept
 * with its data.
 *
 * @param values by name, for example {@code clients.desk}
 */
public record Secrets(Map<String, String> values) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;
    private static final int SID = 16;

    public Secrets {
        values = Map.copyOf(values);
    }

    /** Reads the file, or makes it; what an older one lacks is added. */
    public static Secrets of(PrivateFile file) {
        Secrets known = file.read(Secrets.class).orElseGet(() -> new Secrets(Map.of()));
        Secrets all = generate().and(known.values());
        if (!all.equals(known)) {
            file.write(all);
        }
        return all;
    }

    static Secrets generate() {
        var values = new LinkedHashMap<String, String>();
        for (String role : new String[] {
            "onboarding_owner", "onboarding_app", "osr_owner", "osr_app", "osr_operator", "ola_owner", "ola_app"
        }) {
            values.put("database." + role, hex(SID));
        }
        values.put("snapshot.hmac", base64(KEY, Base64.getEncoder()));
        values.put("onboarding.aes", base64(KEY, Base64.getEncoder()));
        values.put("osr.aes", base64(KEY, Base64.getEncoder()));
        values.put("twilio.sid", "AC" + hex(SID));
        values.put("twilio.token", hex(SID));
        return new Secrets(values);
    }

    /** These and others, for example those of the realm. */
    public Secrets and(Map<String, String> others) {
        var all = new LinkedHashMap<>(values);
        all.putAll(others);
        return new Secrets(all);
    }

    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("secret: " + name + " (expected: one of " + values.keySet() + ")");
        }
        return value;
    }

    public Account twilio() {
        return new Account(get("twilio.sid"), get("twilio.token"));
    }

    public Endpoints.Users users() {
        return new Endpoints.Users(
                user("customer-service", "customerService"),
                user("customer-service-2", "customerService2"),
                user("sales-lead", "salesLead"),
                user("operator", "operator"),
                user("auditor", "auditor"));
    }

    private Endpoints.User user(String name, String key) {
        return new Endpoints.User(name, get("users." + key));
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static String base64(int bytes, Base64.Encoder encoder) {
        return encoder.encodeToString(random(bytes));
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}

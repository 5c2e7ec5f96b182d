package de.zugang.sandbox.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm {@code zugang}: roles, clients of the services, and staff of the demo. What it holds is in
 * {@code realm.json}, where {@code ${name}} stands for what differs from sandbox to sandbox.
 *
 * <p>The file has no {@code clientScopes} on purpose: with that key Keycloak would leave its built-in scopes out.
 *
 * @param deskUrl where the desk is, without a slash at the end
 * @param secrets the passwords of staff and the secrets of clients, by the names of {@code realm.json}
 */
public record Realm(String deskUrl, Map<String, String> secrets) {

    public static final String NAME = "zugang";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z0-9.]+)}");

    public Realm {
        secrets = Map.copyOf(secrets);
    }

    static Realm rehearsal(String url) {
        return new Realm(url, Map.of());
    }

    /** What Keycloak is given. */
    String json() {
        var values = new TreeMap<>(secrets);
        values.put("desk.url", deskUrl);
        return PLACEHOLDER
                .matcher(template())
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "rehearsal")));
    }

    /** Puts the desk's present addresses into its client. */
    void deskAddresses(ObjectNode client) {
        client.putArray("redirectUris").add(deskUrl + "/login/oauth2/code/*");
        client.withObjectProperty("attributes").put("post.logout.redirect.uris", deskUrl + "/*");
    }

    @Override
    public String toString() {
        return "Realm[" + deskUrl + "]";
    }

    private static String template() {
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

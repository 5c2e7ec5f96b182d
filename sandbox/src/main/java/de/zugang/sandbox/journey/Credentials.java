package de.zugang.sandbox.journey;

import de.zugang.sandbox.endpoints.TechnicalUser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What a call through the gateway carries. */
public record Credentials(Map<String, String> headers) {

    private static final String KEY = "Ocp-Apim-Subscription-Key";
    private static final String AUTHORIZATION = "Authorization";

    public Credentials {
        headers = Map.copyOf(headers);
    }

    public static Credentials bearer(String subscriptionKey, String token) {
        return new Credentials(Map.of(KEY, subscriptionKey, AUTHORIZATION, "Bearer " + token));
    }

    public static Credentials basic(TechnicalUser user) {
        return basic(user.subscriptionKey(), user.clientId(), user.clientSecret());
    }

    public static Credentials basic(String subscriptionKey, String clientId, String clientSecret) {
        String pair =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        return new Credentials(Map.of(KEY, subscriptionKey, AUTHORIZATION, "Basic " + pair));
    }

    /** A token alone, as somebody sends it who forgot the key. */
    public static Credentials withoutKey(String token) {
        return new Credentials(Map.of(AUTHORIZATION, "Bearer " + token));
    }

    @Override
    public String toString() {
        return headers.keySet().toString();
    }
}

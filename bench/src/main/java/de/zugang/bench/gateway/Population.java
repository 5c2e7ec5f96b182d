package de.zugang.bench.gateway;

import de.zugang.servicekit.token.CheckedToken;
import de.zugang.servicekit.token.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Technical users with key and secret, the same ones in every run. */
final class Population {

    /** Everybody that the proxies know. */
    static final int KNOWN = 10_000;

    /** Those who call. */
    static final int CALLERS = 1_000;

    /** From here on the plans have every limit there is; as many of these call. */
    static final int LIMITED = KNOWN / 2;

    private static final int RANDOM = 20_261_122;
    private final List<User> users;

    /** One technical user. */
    record User(int number, String name, String clientId, String key, String secret) {

        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }

        boolean limited() {
            return number >= LIMITED;
        }

        /** As the feed tells it. */
        String entry(long revision) {
            return """
                    {"technicalUser": "%s", "clientId": "%s", "revision": %d, "state": "ACTIVE",
                     "mainCustomerNumber": "%010d", "customerNumbers": ["%010d", "%010d", "%010d"], "entitlements": [],
                     "plan": {"name": "%s", "requestsPerMinute": 6000000%s}, "secretHash": "%s",
                     "keys": [{"slot": "PRIMARY", "hash": "%s"}]}
                    """.formatted(
                            name,
                            clientId,
                            revision,
                            number,
                            number,
                            number + 10_000_000,
                            number + 20_000_000,
                            limited() ? "limited" : "standard",
                            limited()
                                    ? ", \"requestsPerDay\": 900000000, \"customerRequestsPerMinute\": 7000000,"
                                            + " \"customerRequestsPerDay\": 990000000"
                                    : "",
                            Sha256.of(secret),
                            Sha256.of(key));
        }
    }

    Population() {
        var random = new SplittableRandom(RANDOM);
        var keys = new CheckedToken("zgk_");
        var secrets = new CheckedToken("zgs_");
        var all = new ArrayList<User>(KNOWN);
        for (int i = 0; i < KNOWN; i++) {
            all.add(new User(
                    i,
                    String.format(Locale.ROOT, "tu-muster-hausverwaltung-%07d", i),
                    String.format(Locale.ROOT, "zgc-%016x", i + 1),
                    keys.draw(random),
                    secrets.draw(random)));
        }
        users = List.copyOf(all);
    }

    List<User> all() {
        return users;
    }

    List<User> callers() {
        return users.subList(0, CALLERS);
    }

    List<User> limitedCallers() {
        return users.subList(LIMITED, LIMITED + CALLERS);
    }
}

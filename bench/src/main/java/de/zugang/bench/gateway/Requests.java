package de.zugang.bench.gateway;

import de.zugang.bench.load.Issuer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is sent to every proxy alike: a key and credentials of somebody each, in turns.
 *
 * @param file a line for each caller: key, tab, Authorization
 */
record Requests(Path file, List<Caller> callers) {

    static final String PATH = "/arge/on-site-roles/v1/billingunits/100001/residentialunits/0001/on-site-roles";

    /** One caller's headers. */
    record Caller(String key, String authorization) {

        /** The whole request, as bytes on the wire. */
        String text() {
            return "GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nUser-Agent: bench\r\n"
                    + "Ocp-Apim-Subscription-Key: " + key + "\r\nAuthorization: " + authorization + "\r\n\r\n";
        }
    }

    static Requests bearer(Site site, String name, List<Population.User> users, Issuer issuer, String realm) {
        return of(site, name, users, user -> "Bearer " + issuer.accessToken(realm, Ours.AUDIENCE, user.clientId()));
    }

    static Requests basic(Site site, String name, List<Population.User> users) {
        return of(site, name, users, Population.User::basic);
    }

    /** The same requests with keys in another's form. */
    Requests withKeys(Site site, UnaryOperator<String> form) {
        return of(
                site,
                "other-keys",
                callers.stream()
                        .map(caller -> new Caller(form.apply(caller.key()), caller.authorization()))
                        .toList());
    }

    private static Requests of(
            Site site, String name, List<Population.User> users, Function<Population.User, String> authorization) {
        return of(
                site,
                name,
                users.stream()
                        .map(user -> new Caller(user.key(), authorization.apply(user)))
                        .toList());
    }

    private static Requests of(Site site, String name, List<Caller> callers) {
        String lines = callers.stream()
                .map(caller -> caller.key() + "\t" + caller.authorization() + "\n")
                .collect(Collectors.joining());
        return new Requests(site.write(name + ".requests", lines), callers);
    }
}

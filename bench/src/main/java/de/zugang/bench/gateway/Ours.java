package de.zugang.bench.gateway;

import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.PassportKeys;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The packaged gateway with everything switched on that it has: usage is counted and reported, metrics are kept. */
final class Ours {

    static final String AUDIENCE = "zugang-api";

    private Ours() {}

    static Listener start(Site site, String name, SubscriptionFeed feed, Listener upstream) {
        return start(site, name, feed, upstream, Map.of());
    }

    /** With further properties. */
    static Listener start(
            Site site, String name, SubscriptionFeed feed, Listener upstream, Map<String, String> further) {
        Path state = site.work().resolve(name);
        var keys = new PassportKeys(site.work()).ensure();
        int port = Site.port();
        var properties = new TreeMap<String, String>(Map.ofEntries(
                Map.entry("server.port", String.valueOf(port)),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("zugang.feed.url", feed.url() + "/feed/v1"),
                Map.entry("zugang.feed.node", "gateway." + name),
                Map.entry("zugang.feed.token-url", feed.url() + "/token"),
                Map.entry("zugang.feed.client-id", "gateway"),
                Map.entry("zugang.feed.client-secret", "bench"),
                Map.entry("zugang.oidc.issuer", feed.url()),
                Map.entry("zugang.oidc.jwks-url", feed.url() + "/certs"),
                Map.entry("zugang.oidc.audience", AUDIENCE),
                Map.entry("zugang.snapshot.directory", state.toString()),
                Map.entry("zugang.snapshot.hmac-key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("zugang.passport.signing-keys", "file:" + keys.signing()),
                Map.entry("zugang.usage.url", feed.url() + "/usage/v1"),
                Map.entry("zugang.upstreams.osr-service", upstream.uri().toString())));
        properties.putAll(further);
        return site.java(
                name,
                List.of("-jar", new Applications(site.root()).jar("gateway").toString()),
                Map.of("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(properties)),
                port);
    }
}

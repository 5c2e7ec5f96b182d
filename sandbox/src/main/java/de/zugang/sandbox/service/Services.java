package de.zugang.sandbox.service;

import de.zugang.sandbox.child.JavaProgram;
import de.zugang.sandbox.keycloak.Realm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The five applications with their configuration. Secrets travel in the environment, not on the command line, which every
 * user of the machine can read.
 *
 * @param state directory for what a service keeps outside of the database
 * @param logs directory of the logs
 */
public record Services(
        Applications applications,
        Ports ports,
        Secrets secrets,
        PassportKeys keys,
        String platformUrl,
        Path state,
        Path logs) {

    public static final String GATEWAY = "gateway";

    /** The second node, which only {@link #secondGateway} starts. */
    public static final String GATEWAY_2 = "gateway-2";

    public static final String ONBOARDING = "onboarding-service";
    public static final String OSR = "osr-service";
    public static final String OLA = "ola-service";
    public static final String PORTAL = "tryit-portal";
    public static final List<String> ALL = List.of(ONBOARDING, OSR, OLA, GATEWAY, PORTAL);

    private static final String PASSPORT_ISSUER = "https://zugang/gateway";

    /** The program of this name. */
    public JavaProgram program(String name) {
        return switch (name) {
            case GATEWAY -> program(GATEWAY, ports.gateway(), 192);
            case ONBOARDING -> program(ONBOARDING, ports.onboarding(), 256);
            case OSR -> program(OSR, ports.osr(), 256);
            case OLA -> program(OLA, ports.ola(), 160);
            case PORTAL -> program(PORTAL, ports.portal(), 128);
            default -> throw unknown(name);
        };
    }

    /** Another gateway node beside the first, with a snapshot of its own. */
    public JavaProgram secondGateway(int port) {
        var properties = new TreeMap<>(gateway());
        properties.put("zugang.feed.node", "gateway.sandbox-2");
        properties.put(
                "zugang.snapshot.directory", state.resolve("gateway-2-snapshot").toString());
        return program(GATEWAY_2, GATEWAY, properties, port, 192);
    }

    /** What a service is told of its surroundings: its own properties, by name. */
    public Map<String, String> properties(String name) {
        return switch (name) {
            case GATEWAY -> gateway();
            case ONBOARDING -> onboarding();
            case OSR -> osr();
            case OLA -> ola();
            case PORTAL -> portal();
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("service: " + name + " (expected: one of " + ALL + ")");
    }

    private JavaProgram program(String name, int port, int heapMegabytes) {
        return program(name, name, properties(name), port, heapMegabytes);
    }

    private JavaProgram program(
            String name, String module, Map<String, String> properties, int port, int heapMegabytes) {
        var all = new TreeMap<>(properties);
        all.put("server.port", String.valueOf(port));
        all.put("server.address", "127.0.0.1");
        all.put("server.shutdown", "graceful");
        all.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        return new JavaProgram(
                name,
                port,
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED"),
                List.of("-jar", applications.jar(module).toString()),
                Map.of("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(all)),
                state,
                logs.resolve(name + ".log"),
                URI.create(url(port) + "/readyz"));
    }

    private Map<String, String> gateway() {
        return Map.ofEntries(
                Map.entry("zugang.feed.url", url(ports.onboarding()) + "/feed/v1"),
                Map.entry("zugang.feed.node", "gateway.sandbox-1"),
                Map.entry("zugang.feed.token-url", tokenUrl()),
                Map.entry("zugang.feed.client-id", "gateway"),
                Map.entry("zugang.feed.client-secret", secrets.get("clients.gateway")),
                Map.entry("zugang.oidc.issuer", issuer()),
                Map.entry("zugang.oidc.jwks-url", jwksUrl()),
                Map.entry("zugang.oidc.audience", "zugang-api"),
                Map.entry(
                        "zugang.snapshot.directory",
                        state.resolve("gateway-snapshot").toString()),
                Map.entry("zugang.snapshot.hmac-key", secrets.get("snapshot.hmac")),
                Map.entry("zugang.passport.issuer", PASSPORT_ISSUER),
                Map.entry("zugang.passport.signing-keys", "file:" + keys.signing()),
                Map.entry("zugang.usage.url", url(ports.onboarding()) + "/usage/v1"),
                Map.entry("zugang.upstreams.osr-service", url(ports.osr())),
                Map.entry("zugang.upstreams.onboarding-service", url(ports.onboarding())),
                Map.entry("zugang.upstreams.ola-service", url(ports.ola())),
                Map.entry("zugang.cors.origins", url(ports.portal())));
    }

    private Map<String, String> onboarding() {
        var properties = new TreeMap<>(database("onboarding"));
        properties.put("zugang.keycloak.url", url(ports.keycloak()));
        properties.put("zugang.keycloak.realm", Realm.NAME);
        properties.put("zugang.keycloak.client-id", "onboarding-service");
        properties.put("zugang.keycloak.client-secret", secrets.get("clients.onboarding"));
        properties.put("spring.security.oauth2.client.registration.desk.client-secret", secrets.get("clients.desk"));
        properties.put("zugang.crypto.key", secrets.get("onboarding.aes"));
        properties.put("spring.mail.host", "127.0.0.1");
        properties.put("spring.mail.port", String.valueOf(ports.smtp()));
        properties.put("zugang.mail.from", "zugang@platform.example");
        properties.put("zugang.sales.email", "sales@platform.example");
        properties.put("zugang.sms.twilio.account-sid", secrets.twilio().sid());
        properties.put("zugang.sms.twilio.auth-token", secrets.twilio().authToken());
        properties.put("zugang.sms.twilio.from", "+4915550000000");
        properties.put("zugang.sms.twilio.base-url", url(ports.outbox()));
        // demos, tests and benches send to one range of numbers, as often as they like
        properties.put("zugang.sms.limits.per-number-and-day", "1000000");
        properties.put("zugang.sms.limits.per-range-and-hour", "1000000");
        properties.put("zugang.sms.limits.per-hour", "1000000");
        properties.put("zugang.passport.issuer", PASSPORT_ISSUER);
        properties.put("zugang.passport.audience", ONBOARDING);
        properties.put("zugang.passport.keys", "file:" + keys.verifying());
        properties.put("zugang.public.gateway-url", url(ports.gateway()));
        properties.put("zugang.public.token-url", tokenUrl());
        properties.put("zugang.public.desk-url", url(ports.onboarding()));
        properties.put("zugang.public.portal-url", url(ports.portal()));
        properties.put("zugang.public.callback-url", url(ports.onboarding()));
        return properties;
    }

    private Map<String, String> osr() {
        var properties = new TreeMap<>(database("osr"));
        properties.put("zugang.passport.issuer", PASSPORT_ISSUER);
        properties.put("zugang.passport.audience", OSR);
        properties.put("zugang.passport.keys", "file:" + keys.verifying());
        properties.put("zugang.crypto.key", secrets.get("osr.aes"));
        // receivers on this machine may be told; in production there are none on loopback
        properties.put("zugang.osr.webhook.allow-http", "true");
        properties.put("zugang.osr.webhook.allowed-ports", "1-65535");
        properties.put("zugang.osr.webhook.allowed-networks", "127.0.0.0/8");
        properties.put("zugang.operator.port", String.valueOf(ports.osrOperator()));
        properties.put("zugang.operator.database.username", Database.OSR_OPERATOR);
        properties.put("zugang.operator.database.password", secrets.get("database." + Database.OSR_OPERATOR));
        properties.put("zugang.operator.issuer", issuer());
        properties.put("zugang.operator.jwks-url", jwksUrl());
        return properties;
    }

    private Map<String, String> ola() {
        var properties = new TreeMap<>(database("ola"));
        properties.put("zugang.passport.issuer", PASSPORT_ISSUER);
        properties.put("zugang.passport.audience", OLA);
        properties.put("zugang.passport.keys", "file:" + keys.verifying());
        properties.put("zugang.operator.port", String.valueOf(ports.olaOperator()));
        properties.put("zugang.operator.issuer", issuer());
        properties.put("zugang.operator.jwks-url", jwksUrl());
        return properties;
    }

    private Map<String, String> portal() {
        return Map.of(
                "zugang.portal.gateway-url", url(ports.gateway()),
                "zugang.portal.token-url", tokenUrl());
    }

    private Map<String, String> database(String schema) {
        String url = platformUrl + "?currentSchema=" + schema;
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                schema + "_app",
                "spring.datasource.password",
                secrets.get("database." + schema + "_app"),
                "spring.flyway.url",
                url,
                "spring.flyway.user",
                schema + "_owner",
                "spring.flyway.password",
                secrets.get("database." + schema + "_owner"),
                "spring.flyway.default-schema",
                schema);
    }

    /** The base address of a port, without a slash at the end. */
    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private String issuer() {
        return url(ports.keycloak()) + "/realms/" + Realm.NAME;
    }

    /** The full token endpoint of the realm. */
    public String tokenUrl() {
        return issuer() + "/protocol/openid-connect/token";
    }

    private String jwksUrl() {
        return issuer() + "/protocol/openid-connect/certs";
    }
}

package de.zugang.e2e.papers;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.service.Applications;
import de.zugang.sandbox.service.PassportKeys;
import de.zugang.sandbox.service.Ports;
import de.zugang.sandbox.service.Secrets;
import de.zugang.sandbox.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No container engine runs here, so the compose file is held against what is known to run: the sandbox. */
class ComposeTests {

    /** What differs between a machine and a container, and says nothing about the application. */
    private static final Set<String> OF_THE_SANDBOX = Set.of(
            "ZUGANG_SMS_TWILIO_BASEURL",
            "ZUGANG_SMS_LIMITS_PERNUMBERANDDAY",
            "ZUGANG_SMS_LIMITS_PERRANGEANDHOUR",
            "ZUGANG_SMS_LIMITS_PERHOUR",
            "ZUGANG_OSR_WEBHOOK_ALLOWHTTP",
            "ZUGANG_OSR_WEBHOOK_ALLOWEDPORTS",
            "ZUGANG_OSR_WEBHOOK_ALLOWEDNETWORKS");

    /** Browsers reach Keycloak at another address than services, and own public addresses: in containers only. */
    private static final Set<String> OF_CONTAINERS = Set.of(
            "SERVER_PORT",
            "LOGGING_STRUCTURED_FORMAT_CONSOLE",
            "MANAGEMENT_SERVER_PORT",
            "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE",
            "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_KEYCLOAK_AUTHORIZATIONURI",
            "ZUGANG_KEYCLOAK_PUBLICURL",
            "ZUGANG_OSR_WEBHOOK_DENIEDNETWORKS",
            "ZUGANG_PORTAL_PUBLICGATEWAYURL",
            "ZUGANG_PORTAL_PUBLICTOKENURL");

    private final Map<String, Object> compose =
            new Yaml().load(Repository.text(Repository.root().resolve("docker-compose.yml")));

    @ParameterizedTest
    @ValueSource(strings = {Services.GATEWAY, Services.ONBOARDING, Services.OSR, Services.OLA, Services.PORTAL})
    void givesEachServiceTheVariablesThatItKnows(String service, @TempDir Path directory) {
        Set<String> expected = new TreeSet<>();
        sandbox(directory).properties(service).keySet().stream()
                .map(ComposeTests::variable)
                .forEach(expected::add);
        expected.removeAll(OF_THE_SANDBOX);

        Set<String> given = new TreeSet<>(
                map(map(compose, "services"), service, "environment").keySet());
        commandOf(service).stream()
                .map(argument -> variable(argument.replaceFirst("^--", "").replaceFirst("=.*", "")))
                .forEach(given::add);
        given.removeAll(OF_CONTAINERS);

        assertThat(given).isEqualTo(expected);
    }

    @Test
    void buildsEachServiceOfTheReactorFromTheOneDockerfile() {
        for (String service : Services.ALL) {
            assertThat(map(map(compose, "services"), service, "build", "args").get("SERVICE"))
                    .isEqualTo(service);
            assertThat(Repository.root().resolve(service).resolve("pom.xml")).exists();
        }
        assertThat(Repository.text(Repository.root().resolve("Dockerfile"))).contains("-app.jar");
    }

    /** Whoever checks a token must expect the issuer that Keycloak writes into it: its public address. */
    @Test
    void expectsOneIssuerEverywhere() {
        var services = map(compose, "services");
        String issuer = map(services, "keycloak", "environment").get("KC_HOSTNAME") + "/realms/zugang";
        assertThat(map(services, Services.GATEWAY, "environment")).containsEntry("ZUGANG_OIDC_ISSUER", issuer);
        assertThat(map(services, Services.OSR, "environment")).containsEntry("ZUGANG_OPERATOR_ISSUER", issuer);
        var onboarding = map(services, Services.ONBOARDING, "environment");
        assertThat(onboarding.get("ZUGANG_KEYCLOAK_PUBLICURL") + "/realms/" + onboarding.get("ZUGANG_KEYCLOAK_REALM"))
                .isEqualTo(issuer);
    }

    @Test
    void offersNothingBeyondThisMachine() {
        assertThat(map(compose, "services").values())
                .flatMap(service -> list((Map<?, ?>) service, "ports"))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void usesTheRealmOfTheSandboxWithoutWhatOnlyTheSandboxMayHave() {
        JsonNode deployed = JsonMapper.shared()
                .readTree(Repository.text(Repository.root().resolve("deploy/keycloak/realm-zugang.json")));
        JsonNode sandbox = JsonMapper.shared()
                .readTree(ComposeTests.class.getResourceAsStream("/de/zugang/sandbox/keycloak/realm.json"));

        assertThat(deployed.path("roles")).isEqualTo(sandbox.path("roles"));
        assertThat(names(deployed))
                .containsExactlyInAnyOrder("desk", "gateway", "onboarding-service", "osr-operator", "ola-host");
        assertThat(names(sandbox)).containsAll(names(deployed));
        for (JsonNode client : deployed.path("clients")) {
            JsonNode same = sandbox.path("clients")
                    .valueStream()
                    .filter(other -> other.path("clientId").equals(client.path("clientId")))
                    .findFirst()
                    .orElseThrow();
            assertThat(client.path("protocolMappers")).isEqualTo(same.path("protocolMappers"));
            assertThat(client.path("directAccessGrantsEnabled").booleanValue()).isFalse();
        }
    }

    @Test
    void isAcceptedByTheComposeClient(@TempDir Path directory) throws IOException, InterruptedException {
        Path environment = directory.resolve("env");
        Files.writeString(
                environment,
                Repository.text(Repository.root().resolve("deploy/example.env")).replaceAll("(?m)=$", "=x"));
        Process client = new ProcessBuilder("docker-compose", "--env-file", environment.toString(), "config", "--quiet")
                .directory(Repository.root().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(client.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).as(said).isZero();
    }

    private static Services sandbox(Path directory) {
        return new Services(
                new Applications(Repository.root()),
                new Ports(Ports.DEFAULT_BASE),
                Secrets.of(new PrivateFile(directory.resolve("secrets.json")))
                        .and(Map.of("clients.gateway", "x", "clients.onboarding", "x", "clients.desk", "x")),
                new PassportKeys(directory),
                "jdbc:postgresql://127.0.0.1/zugang",
                directory,
                directory);
    }

    private List<String> commandOf(String service) {
        return list(map(map(compose, "services"), service), "command");
    }

    /** How Spring Boot spells a property as an environment variable. */
    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Collection<String> names(JsonNode realm) {
        return realm.path("clients")
                .valueStream()
                .map(client -> client.path("clientId").stringValue())
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked") // what YAML calls a map has strings as keys here
    private static Map<String, Object> map(Map<String, Object> from, String... path) {
        Map<String, Object> at = from;
        for (String key : path) {
            at = (Map<String, Object>) Objects.requireNonNull(at.get(key), key);
        }
        return at;
    }

    @SuppressWarnings("unchecked") // lists of strings only
    private static List<String> list(Map<?, ?> from, String key) {
        Object list = from.get(key);
        return list == null ? List.of() : (List<String>) list;
    }
}

package de.zugang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.yaml.snakeyaml.Yaml;

class ExposedHeadersTests {

    private static final String PORTAL = "https://portal.example";

    /** Surefire runs in the module's folder. */
    private static final Path CONTRACTS = Path.of("..", "api-spec");

    /** A browser keeps from scripts every header that it is not told to show. */
    @ParameterizedTest
    @ValueSource(strings = {"on-site-roles", "ola", "webhook", "diagnosis"})
    void browsersMayShowEveryHeaderThatTheContractNames(String api) throws IOException {
        Set<String> named = new TreeSet<>();
        try (var text = Files.newBufferedReader(CONTRACTS.resolve(api).resolve("v1/openapi.yaml"))) {
            collect(new Yaml().<Object>load(text), named);
        }
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("https://gateway.example/x").header("Origin", PORTAL));

        new CrossOrigin(new CrossOriginProperties(List.of(PORTAL), Duration.ofMinutes(10))).answersPreflight(exchange);

        assertThat(exchange.getResponse().getHeaders().getAccessControlExposeHeaders())
                .containsAll(named)
                .contains("X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy");
    }

    private static void collect(@Nullable Object node, Set<String> headers) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, headers));
        }
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                // those of components have names of their own
                if ("headers".equals(key) && value instanceof Map<?, ?> named && !map.containsKey("schemas")) {
                    named.keySet().forEach(name -> headers.add(String.valueOf(name)));
                }
                collect(value, headers);
            });
        }
    }
}

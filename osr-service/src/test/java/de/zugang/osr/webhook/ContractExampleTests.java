package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.generated.model.DryRunResult;
import de.zugang.osr.generated.webhook.model.Attempts;
import de.zugang.osr.generated.webhook.model.Endpoint;
import de.zugang.osr.generated.webhook.model.EndpointChange;
import de.zugang.osr.generated.webhook.model.Event;
import de.zugang.osr.generated.webhook.model.TestStaged;
import de.zugang.osr.testing.Seed;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Examples of contracts hold what the contract has, all of it required, and nothing else. */
class ContractExampleTests {

    private static final Path CONTRACTS = Seed.CONTRACT.resolveSibling("..").normalize();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("webhook/v1/examples/endpoint-change.json", EndpointChange.class),
                Arguments.of("webhook/v1/examples/endpoint.json", Endpoint.class),
                Arguments.of("webhook/v1/examples/endpoint-created.json", Endpoint.class),
                Arguments.of("webhook/v1/examples/endpoint-disabled.json", Endpoint.class),
                Arguments.of("webhook/v1/examples/test-staged.json", TestStaged.class),
                Arguments.of("webhook/v1/examples/attempts.json", Attempts.class),
                Arguments.of("webhook/v1/examples/event.json", Event.class),
                Arguments.of("webhook/v1/examples/event-test.json", Event.class),
                Arguments.of("on-site-roles/v1/examples/dry-run-success.json", DryRunResult.class),
                Arguments.of("on-site-roles/v1/examples/dry-run-fail.json", DryRunResult.class),
                Arguments.of("on-site-roles/v1/examples/dry-run-refused.json", DryRunResult.class));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsTheContracts(String file, Class<?> type) throws IOException {
        Object read = STRICT.readValue(Files.readString(CONTRACTS.resolve(file)), type);
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            assertThat(validation.getValidator().validate(read)).isEmpty();
        }
    }
}

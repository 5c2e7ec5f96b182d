package de.zugang.osr;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.generated.operator.model.ImportReport;
import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the operator's controllers, which are written by hand where bodies are streams, against their contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorContractTests {

    private static final String BASE = "/operator/v1";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Object> contract = new Yaml().load(Seed.operatorContract("openapi.yaml"));
    private RunningOsr osr;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    /** Nothing that is sent here is taken for no filter at all, and nothing reaches a query. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/quarantine?limit=1e9",
                "/quarantine?limit=-1",
                "/quarantine?limit=99999999999999999999",
                "/quarantine?offset=-1",
                "/quarantine?sort=content",
                "/quarantine?after='%20or%201=1--",
                "/quarantine?limit=1;drop%20table%20quarantine&filter=x",
                "/uvi?month=2026-01&customer=0000000001",
                "/uvi?month=2026-01'--",
                "/erasures?since=2026-01-01T00:00:00Z&by=anna",
                "/erasures?since=yesterday",
                "/register?dryrun=true"
            })
    void parametersThatTheContractDoesNotNameOrBoundAreRefused(String path) {
        boolean isImport = path.startsWith("/register");
        Answer answer = RunningOsr.send(osr.asOperator(BASE + path)
                .header("Content-Type", "text/csv")
                .method(isImport ? "POST" : "GET", HttpRequest.BodyPublishers.ofString("")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.http().body()).doesNotContain("drop", "anna", "1e9");
    }

    @Test
    void codeOffersExactlyTheOperationsOfTheContract() {
        assertThat(offered()).isEqualTo(promised());
    }

    @ParameterizedTest
    @CsvSource({
        "UviLine, de.zugang.osr.uvi.UviLine",
        "Recipient, de.zugang.osr.uvi.UviLine$Recipient",
        "Refusal, de.zugang.osr.register.Refusal"
    })
    void linesOfStreamsHaveThePropertiesOfTheContract(String schema, String record) throws ClassNotFoundException {
        Set<String> components = Arrays.stream(Class.forName(record).getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        assertThat(components)
                .isEqualTo(at(contract, "components", "schemas", schema, "properties")
                        .keySet());
    }

    @Test
    void exampleOfAReportIsOne() throws Exception {
        var strict = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        ImportReport report =
                strict.readValue(Seed.operatorContract("examples/import-report.json"), ImportReport.class);
        assertThat(report.getCreated() + report.getChanged() + report.getUnchanged() + report.getRefused())
                .isLessThanOrEqualTo(report.getLines());
        assertThat(report.getRefusals()).hasSize(Math.toIntExact(report.getRefused()));
    }

    /** Operations of the contract: parameters, and media types of the body and of success. */
    private Map<String, String> promised() {
        var operations = new TreeMap<String, String>();
        at(contract, "paths")
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + BASE + path, describe(map(operation)));
                    }
                }));
        return operations;
    }

    private String describe(Map<String, Object> operation) {
        var parameters = new TreeSet<String>();
        list(operation.get("parameters")).forEach(each -> {
            Map<String, Object> parameter = map(each);
            if ("query".equals(parameter.get("in"))) {
                parameters.add(parameter.get("name") + (Boolean.TRUE.equals(parameter.get("required")) ? "!" : ""));
            }
        });
        var answers = new TreeSet<String>();
        at(operation, "responses").forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answers.addAll(map(map(answer).get("content")).keySet());
            }
        });
        return parameters + " "
                + new TreeSet<>(
                        map(map(operation.get("requestBody")).get("content")).keySet()) + " " + answers;
    }

    private Map<String, String> offered() {
        var operations = new TreeMap<String, String>();
        osr.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    for (String path : info.getPatternValues()) {
                        if (path.startsWith(BASE)) {
                            info.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> operations.put(method + " " + path, describe(info, handler)));
                        }
                    }
                });
        return operations;
    }

    private static String describe(RequestMappingInfo info, HandlerMethod handler) {
        var parameters = new TreeSet<String>();
        for (var parameter : handler.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                boolean required = named.required() && named.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                String name = named.name().isEmpty() ? parameter.getParameter().getName() : named.name();
                parameters.add(name + (required ? "!" : ""));
            }
        }
        return parameters
                + " " + types(info.getConsumesCondition().getConsumableMediaTypes())
                + " " + types(info.getProducesCondition().getProducibleMediaTypes());
    }

    private static Set<String> types(Set<MediaType> types) {
        return types.stream()
                .map(MediaType::toString)
                .filter(type -> !type.equals("application/problem+json"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> at(Map<String, Object> from, String... path) {
        Map<String, Object> found = from;
        for (String step : path) {
            found = map(Objects.requireNonNull(found.get(step), step));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        if (node == null) {
            return Map.of();
        }
        // keys such as 200 are text in JSON
        var map = new TreeMap<String, Object>();
        ((Map<Object, Object>) node).forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    private static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : new ArrayList<>((List<?>) node);
    }
}

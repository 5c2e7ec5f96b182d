package de.zugang.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What the contracts that the build generates this service's interfaces from promise. */
final class Operations {

    private static final Pattern CONTRACT = Pattern.compile("<inputSpec>\\$\\{api-spec.directory}/([^<]+)</inputSpec>");

    private Operations() {}

    /**
     * One operation.
     *
     * @param path template from the service's root on
     */
    record Operation(String method, String path) {}

    /** By operation id. */
    static Map<String, Operation> ofThisService() {
        var operations = new TreeMap<String, Operation>();
        var contracts = CONTRACT.matcher(read(Path.of("pom.xml")));
        while (contracts.find()) {
            var contract = Path.of(System.getProperty("api-spec.directory"), contracts.group(1));
            Object document = new Yaml().load(read(contract));
            String base = Pattern.compile("(?m)^  - url: (\\S+)")
                    .matcher(read(contract))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            map(Objects.requireNonNull(map(document).get("paths")))
                    .forEach((path, described) -> map(described)
                            .forEach((method, operation) -> operationId(operation)
                                    .ifPresent(id -> operations.put(
                                            id,
                                            new Operation(method.toUpperCase(java.util.Locale.ROOT), base + path)))));
        }
        return operations;
    }

    private static Optional<String> operationId(Object described) {
        return described instanceof Map<?, ?> operation && operation.get("operationId") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    @SuppressWarnings("unchecked") // a mapping of YAML has strings as its keys here
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package de.zugang.osr.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the n-th request of a seed; the same again for the same two numbers, but for ids that answers have taught. */
final class RequestMaker {

    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/json; charset=utf-7",
            "application/yaml",
            "nonsense",
            "*/*",
            "");
    private static final List<String> RAW_PATHS = List.of(
            "%00",
            "%ff",
            "%2e%2e",
            "a%2Fb",
            "a%5Cb",
            "a;b=c",
            "..",
            ".",
            "%25",
            "%0d%0a",
            "a%20b",
            "%F0%9F%98%80",
            "~!$&'()*+,=:@");
    private static final List<String> METHODS = List.of("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PURGE");

    private final Contract contract;
    private final Words words;
    private final long seed;

    RequestMaker(Contract contract, Words words, long seed) {
        this.contract = contract;
        this.words = words;
        this.seed = seed;
    }

    Request make(int index) {
        // numbers of neighbouring seeds are alike in Random itself
        var random = Random.from(new SplittableRandom(seed + index * 0x9E3779B97F4A7C15L));
        List<Contract.Operation> operations = contract.operations();
        Contract.Operation operation = operations.get(random.nextInt(operations.size()));
        return new Making(index, operation, random).make();
    }

    /** One request in the making. */
    private final class Making {

        private final int index;
        private final Contract.Operation operation;
        private final Random random;
        private final Values values;
        private final Damage damage;
        private final Request.Draft draft = new Request.Draft();
        private final List<Request.Header> headers = new ArrayList<>();
        private final StringBuilder query = new StringBuilder();

        Making(int index, Contract.Operation operation, Random random) {
            this.index = index;
            this.operation = operation;
            this.random = random;
            this.values = new Values(contract, words, random);
            this.damage = new Damage(random);
        }

        Request make() {
            operation.parameters().forEach(this::fill);
            draft.user = random.nextInt(10) == 0 ? 2 : random.nextInt(2);
            words.settle(draft, random);
            String path = path();
            return switch (random.nextInt(20)) {
                case 0 -> odd(path, body(operation.request()));
                default -> ordinary(path);
            };
        }

        private Request ordinary(String path) {
            if (operation.request().isEmpty()) {
                return request(operation.method(), path, null, Request.Expected.ANY);
            }
            Map.Entry<String, String> content =
                    operation.request().entrySet().iterator().next();
            headers.add(new Request.Header("Content-Type", content.getKey()));
            if (!content.getKey().equals("application/json")) {
                return request(operation.method(), path, lines(), Request.Expected.ANY);
            }
            JsonNode document = values.of(contract.schema(content.getValue()), "");
            words.tidy(draft, document, random);
            int kind = random.nextInt(10);
            if (kind >= 6) {
                damage.spoil(document);
            }
            byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
            if (kind == 9) {
                return request(operation.method(), path, damage.spoil(bytes), Request.Expected.ANY);
            }
            return request(operation.method(), path, bytes, expected(content.getValue(), document, bytes));
        }

        private Request.Expected expected(String schema, JsonNode document, byte[] bytes) {
            if (!draft.plain || Prose.isUndecided(document) || words.isUndecided(document)) {
                return Request.Expected.ANY;
            }
            return contract.faults(schema, JsonMapper.shared().readTree(bytes)).isEmpty()
                    ? Request.Expected.UNDERSTOOD
                    : Request.Expected.REFUSED;
        }

        /** Something about method, path or headers is not the contract's. */
        private Request odd(String path, byte @Nullable [] body) {
            String method = operation.method();
            String to = path;
            Contract.@Nullable Operation meant = operation;
            switch (random.nextInt(5)) {
                case 0 -> {
                    method = METHODS.get(random.nextInt(METHODS.size()));
                    meant = null;
                }
                case 1 -> {
                    to = path
                            + List.of("/", "//", "/x", "%00", ";jsessionid=1", ".json")
                                    .get(random.nextInt(6));
                    // the one path that the standard knows in both spellings
                    meant = to.endsWith("/on-site-roles/") && method.equals("POST") ? operation : null;
                }
                case 2 -> headers.add(new Request.Header("Accept", MEDIA_TYPES.get(random.nextInt(6))));
                case 3 -> headers.add(new Request.Header("Content-Encoding", random.nextBoolean() ? "gzip" : "br"));
                default -> {
                    to = path.replaceFirst(
                            "[^/]+(?=/[^/]*$)",
                            Matcher.quoteReplacement(RAW_PATHS.get(random.nextInt(RAW_PATHS.size()))));
                    meant = null;
                }
            }
            String type =
                    random.nextBoolean() ? "application/json" : MEDIA_TYPES.get(random.nextInt(MEDIA_TYPES.size()));
            headers.add(new Request.Header("Content-Type", type));
            return new Request(index, draft.user, meant, method, to + query, headers, sent(body), Request.Expected.ANY);
        }

        private byte @Nullable [] body(Map<String, String> content) {
            if (!content.containsKey("application/json")) {
                return random.nextBoolean() ? null : "{}".getBytes(StandardCharsets.UTF_8);
            }
            JsonNode document = values.of(contract.schema(content.get("application/json")), "");
            return document.toString().getBytes(StandardCharsets.UTF_8);
        }

        /** For media types that are no single document. */
        private byte[] lines() {
            var lines = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                @Nullable String line = random.nextInt(3) == 0 ? null : words.line(random);
                lines.append(line == null ? nonsense() : line).append('\n');
            }
            return lines.toString().getBytes(StandardCharsets.UTF_8);
        }

        private String nonsense() {
            return Values.NASTY.get(random.nextInt(Values.NASTY.size()))
                    + (random.nextBoolean() ? "{\"type\":\"billingunit\"}" : ",;\"");
        }

        private Request request(String method, String path, byte @Nullable [] body, Request.Expected expected) {
            return new Request(index, draft.user, operation, method, path + query, headers, sent(body), expected);
        }

        private static Request.@Nullable Body sent(byte @Nullable [] body) {
            return body == null ? null : new Request.Body(body);
        }

        private void fill(JsonNode parameter) {
            String name = parameter.get("name").asString();
            String value = values.parameter(parameter.get("schema"), name);
            boolean isPlain = value.matches("[A-Za-z0-9-]{1,64}");
            switch (parameter.get("in").asString()) {
                case "path" -> {
                    draft.path.put(name, value.isEmpty() ? "x" : value);
                    draft.plain &= isPlain;
                }
                case "header" -> {
                    if (random.nextInt(4) == 0) {
                        headers.add(
                                new Request.Header(name, isPlain ? value : value.replaceAll("[^\\x20-\\x7e]", "?")));
                        draft.plain &= isPlain;
                    }
                }
                default -> {
                    if (parameter.path("required").asBoolean(false) || random.nextBoolean()) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                        draft.plain &= isPlain;
                    }
                }
            }
        }

        private String path() {
            String path = operation.path();
            for (Map.Entry<String, String> parameter : draft.path.entrySet()) {
                path = path.replace("{" + parameter.getKey() + "}", encoded(parameter.getValue()));
            }
            return contract.base() + path;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}

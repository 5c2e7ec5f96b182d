package de.zugang.ola.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Holds answers and examples against a contract. */
public final class Contract {

    private static final Path DIRECTORY = Path.of(System.getProperty("api-spec.directory"));
    private static final Pattern EXTERNAL_EXAMPLES =
            Pattern.compile("\\n\\s+examples:\\n\\s+\\w+: \\{externalValue: '[^']+'}");

    private final OpenApiInteractionValidator validator;

    private Contract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    public static Contract of(String api) {
        // The validator's parser would fetch the example files relative to nowhere; they are checked by ContractTests.
        String contract = EXTERNAL_EXAMPLES
                .matcher(read(DIRECTORY.resolve(api).resolve("openapi.yaml")))
                .replaceAll("");
        return new Contract(OpenApiInteractionValidator.createForInlineApiSpecification(contract)
                .build());
    }

    public static String example(String api, String name) {
        return read(DIRECTORY.resolve(api).resolve("examples").resolve(name));
    }

    /** Fails if the answer is not one that the contract has for this path (without the server's base path). */
    public void check(String path, Request.Method method, HttpResponse<String> answer) {
        check(
                path,
                method,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }

    public void check(String path, Request.Method method, int status, String mediaType, String body) {
        ValidationReport report = validator.validateResponse(
                path,
                method,
                SimpleResponse.Builder.status(status)
                        .withContentType(mediaType)
                        .withBody(body)
                        .build());
        if (report.hasErrors()) {
            throw new AssertionError(path + " " + status + " " + report.getMessages() + " " + body);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

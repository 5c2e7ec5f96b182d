package de.zugang.osr.fuzz;

import de.zugang.osr.testing.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Holds an answer against the contract. */
final class AnswerCheck {

    private static final String PROBLEM = "application/problem+json";

    private final Contract contract;

    AnswerCheck(Contract contract) {
        this.contract = contract;
    }

    /** What is wrong with an answer; null if it is the contract's. */
    @Nullable String fault(Request request, Answer answer) {
        if (answer.status() >= 500) {
            return "a failure of ours";
        }
        String mediaType = answer.contentType().replaceFirst(";.*", "");
        boolean isProblem = mediaType.equals(PROBLEM);
        if (answer.header("X-Request-Id").isEmpty()) {
            return "no X-Request-Id";
        }
        if (request.expected() == Request.Expected.UNDERSTOOD && answer.status() == 400 && isProblem) {
            return "refuses what the contract allows";
        }
        // whether a wrong form or a missing meaning is seen first is not promised
        boolean isRefused = isProblem && (answer.status() == 400 || answer.status() == 422);
        if (request.expected() == Request.Expected.REFUSED && !isRefused) {
            return "takes what the contract forbids";
        }
        return request.method().equals("HEAD") ? null : bodyFault(request, answer, mediaType);
    }

    private @Nullable String bodyFault(Request request, Answer answer, String mediaType) {
        String schema = schema(request, answer.status(), mediaType);
        if (schema == null) {
            return "status or media type is not in the contract";
        }
        if (schema.isEmpty() || !mediaType.endsWith("json") || mediaType.endsWith("ndjson")) {
            return null;
        }
        try {
            List<String> faults = contract.faults(schema, answer.body());
            return faults.isEmpty() ? problemFault(answer, mediaType) : faults.toString();
        } catch (JacksonException notJson) {
            return "the body is not JSON";
        }
    }

    /** The name of the schema that the body must follow; empty if there is none, null if there may be no such answer. */
    private @Nullable String schema(Request request, int status, String mediaType) {
        Contract.Operation operation = request.operation();
        boolean isProblem = mediaType.equals(PROBLEM);
        boolean isOfTransport = status == 406
                || status == 415
                || (status == 400 && request.path().contains("%"));
        if (isProblem && (operation == null || isOfTransport)) {
            return "Problem"; // not about the operation: media types, or a path that the server itself does not read
        }
        if (operation == null) {
            return status < 400 || mediaType.equals("application/json") ? "" : null;
        }
        Map<String, String> content = operation.answers().get(status);
        return content == null ? null : content.isEmpty() ? "" : content.get(mediaType);
    }

    private static @Nullable String problemFault(Answer answer, String mediaType) {
        if (!mediaType.equals(PROBLEM)) {
            return null;
        }
        JsonNode problem = answer.body();
        boolean isRight = problem.get("status").asInt() == answer.status()
                && problem.get("code").asInt() == answer.status()
                && answer.header("X-Request-Id").equals(problem.get("requestId").asString());
        return isRight ? null : "the problem document tells another status or request id than the headers";
    }
}

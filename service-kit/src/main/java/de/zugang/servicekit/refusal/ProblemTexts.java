package de.zugang.servicekit.refusal;

import org.springframework.http.HttpStatus;

/** What a refusal says when nothing more precise is known than its status. */
final class ProblemTexts {

    private ProblemTexts() {}

    static String of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request does not match the contract.";
            case UNAUTHORIZED -> "Authorization failure.";
            case FORBIDDEN -> "No permission to the requested data with the given credentials.";
            case NOT_FOUND -> "No data found.";
            case METHOD_NOT_ALLOWED -> "The method is not supported here; the header Allow names those that are.";
            case NOT_ACCEPTABLE -> "None of the accepted media types can be produced.";
            case UNSUPPORTED_MEDIA_TYPE -> "The media type is not supported (expected: application/json).";
            case INTERNAL_SERVER_ERROR -> "Technical error.";
            default -> status.getReasonPhrase() + ".";
        };
    }
}

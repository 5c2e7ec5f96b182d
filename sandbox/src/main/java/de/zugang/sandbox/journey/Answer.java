package de.zugang.sandbox.journey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param request method and path, for messages
 */
public record Answer(String request, int status, String body) {

    private static final int SHOWN = 300;

    /**
     * This answer, if it has the status.
     *
     * @throws Unexpected otherwise
     */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new Unexpected("%s answered %d (expected: %d): %s".formatted(request, status, expected, shortBody()));
        }
        return this;
    }

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            throw new Unexpected(request + " answered something that is not JSON: " + shortBody());
        }
    }

    private String shortBody() {
        return body.length() > SHOWN ? body.substring(0, SHOWN) + " …" : body;
    }
}

package de.zugang.tryit.explain;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the portal reads in a foreign answer; anything absent or odd is an empty text, never an exception. */
public final class AnswerBody {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_MESSAGES = 50;

    private final JsonNode root;

    private AnswerBody(JsonNode root) {
        this.root = root;
    }

    public static AnswerBody of(String body) {
        try {
            return new AnswerBody(body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body));
        } catch (JacksonException _) {
            return new AnswerBody(MissingNode.getInstance());
        }
    }

    public String accessToken() {
        return root.path("access_token").asString("");
    }

    public String deliveryId() {
        return root.path("dataDeliveryId").asString("");
    }

    public String requestId() {
        return root.path("requestId").asString("");
    }

    String status() {
        return root.path("status").asString("");
    }

    String firstError() {
        return root.path("errors").path(0).path("message").asString("");
    }

    /** The messages of a delivery, roles first, bounded. */
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (String list : List.of("roleMessages", "partnerMessages")) {
            for (JsonNode message : root.path(list)) {
                if (messages.size() < MOST_MESSAGES) {
                    messages.add(new Message(
                            message.path("key").asString(""),
                            message.path("message").asString("")));
                }
            }
        }
        return messages;
    }

    /** A message of a delivery, verbatim. */
    public record Message(String key, String text) {}
}

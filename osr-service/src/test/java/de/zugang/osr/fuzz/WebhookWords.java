package de.zugang.osr.fuzz;

import de.zugang.osr.testing.Answer;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Addresses of receivers: of one on loopback, and such as must not be called. */
final class WebhookWords implements Words {

    private final List<String> addresses;

    WebhookWords(String receiver) {
        addresses = List.of(
                receiver,
                receiver,
                receiver + "/a?b=c",
                "http://127.0.0.1:1/closed",
                "http://receiver.example/by-name",
                "http://192.168.0.1/inside",
                "http://[::1]/inside",
                "http://169.254.169.254/latest/meta-data",
                "http://198.51.100.7/outside",
                "ftp://receiver.example/",
                "http://user:password@receiver.example/",
                "http://0x7f000001/",
                "http://2130706433/",
                "//receiver.example",
                "javascript:alert(1)");
    }

    @Override
    public @Nullable String word(String field, Random random) {
        return field.equals("url") ? addresses.get(random.nextInt(addresses.size())) : null;
    }

    /** Which addresses are allowed is prose. */
    @Override
    public boolean isUndecided(JsonNode document) {
        return document.path("url").isString();
    }

    @Override
    public void settle(Request.Draft draft, Random random) {}

    @Override
    public void tidy(Request.Draft draft, JsonNode document, Random random) {}

    @Override
    public void learn(int user, Answer answer) {}
}

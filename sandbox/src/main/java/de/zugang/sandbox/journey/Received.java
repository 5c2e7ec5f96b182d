package de.zugang.sandbox.journey;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads mailbox and phone, and finds in them what a person would copy. */
public record Received(Http http, URI outbox) {

    /** The texts of both messages, once both are there. */
    public record Both(String email, String sms) {}

    private static final Pattern NAME = Pattern.compile("\\btu-[a-z0-9-]+-[a-z2-7]{4}\\b");
    private static final Pattern CLIENT_ID = Pattern.compile("\\bzgc-[0-9a-f]{16}\\b");
    private static final Pattern KEY = Pattern.compile("\\bzgk_[0-9A-Za-z]+\\b");
    /** Keycloak's secrets are 32 letters and digits; nothing else in the SMS is as long. */
    private static final Pattern SECRET = Pattern.compile("[0-9A-Za-z]{32,}");

    public Optional<Both> both(String address, String number) {
        Optional<String> email = last("email", address);
        Optional<String> sms = last("sms", number);
        return email.isPresent() && sms.isPresent() ? Optional.of(new Both(email.get(), sms.get())) : Optional.empty();
    }

    public Optional<String> last(String channel, String to) {
        JsonNode messages = http.get(URI.create(outbox + "/api/messages"), Map.of())
                .expect(200)
                .json();
        String found = null;
        for (JsonNode message : messages) {
            if (message.path("channel").asString().equals(channel)
                    && message.path("to").asString().equals(to)) {
                found = message.path("text").asString();
            }
        }
        return Optional.ofNullable(found);
    }

    public static String name(String email) {
        return find("technical user name", NAME, email);
    }

    public static String clientId(String email) {
        return find("client id", CLIENT_ID, email);
    }

    public static String key(String email) {
        return find("subscription key", KEY, email);
    }

    public static String secret(String sms) {
        return find("client secret", SECRET, sms);
    }

    /** Says what is missing, never what is there: the texts hold secrets. */
    private static String find(String what, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new Unexpected("no " + what + " in the message");
        }
        return matcher.group();
    }
}

package de.zugang.sandbox.sweep.onboarding;

import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.outbox.OutboxMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the customers of the sweep got: mailbox and phone, by recipient. */
final class Inbox {

    private final Map<String, List<String>> received = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<Probe, TechnicalUser> users = new HashMap<>();
    private int repeatedEmails;
    private int repeatedTexts;

    Inbox(List<OutboxMessage> messages) {
        messages.forEach(message ->
                received.computeIfAbsent(message.to(), _ -> new ArrayList<>()).add(message.text()));
    }

    /** Reads what came to an order's addresses: one e-mail and one text message, or the same ones again. */
    void read(Probe probe) {
        String email = only(probe.email());
        String text = only(probe.mobile());
        if (email != null && text != null) {
            users.put(
                    probe,
                    new TechnicalUser(
                            Received.name(email),
                            Received.clientId(email),
                            Received.secret(text),
                            Received.key(email),
                            List.of(Probe.CUSTOMER)));
        }
        repeatedEmails += more(probe.email());
        repeatedTexts += more(probe.mobile());
    }

    /** Nothing may come to whoever has no order. */
    void readNothing(Probe probe) {
        if (received.containsKey(probe.email()) || received.containsKey(probe.mobile())) {
            faults.add(probe.email() + " got a message without an order");
        }
    }

    /** Counts, and never says what a message holds. */
    private @org.jspecify.annotations.Nullable String only(String to) {
        Set<String> different = new HashSet<>(received.getOrDefault(to, List.of()));
        if (different.size() != 1 || more(to) > 1) {
            faults.add("%s got %d messages, %d different ones (expected: 1, or the same one twice)"
                    .formatted(to, more(to) + 1, different.size()));
        }
        return different.isEmpty() ? null : different.iterator().next();
    }

    private int more(String to) {
        return Math.max(0, received.getOrDefault(to, List.of()).size() - 1);
    }

    List<String> faults() {
        return faults;
    }

    int repeatedEmails() {
        return repeatedEmails;
    }

    int repeatedTexts() {
        return repeatedTexts;
    }

    /** The credentials of each order that got both messages. */
    Map<Probe, TechnicalUser> users() {
        return users;
    }
}

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

    /**
     * Reads what came to an order's addresses: one text message, since the provider is asked for an earlier one; and one e-mail, or the
     * same one again after each death between sending and recording it.
     *
     * @param mailings how often somebody began to send the e-mail
     */
    void read(Probe probe, int mailings) {
        String email = only(probe.email(), mailings);
        String text = only(probe.mobile(), 1);
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
    private @org.jspecify.annotations.Nullable String only(String to, int most) {
        Set<String> different = new HashSet<>(received.getOrDefault(to, List.of()));
        if (different.size() != 1 || more(to) >= most) {
            faults.add("%s got %d messages, %d different ones (expected: 1, at most %d times)"
                    .formatted(to, more(to) + 1, different.size(), most));
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

package de.zugang.sandbox.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything that was received since the sandbox started, oldest first. In memory only: it holds credentials, which the
 * platform promises to keep in no store.
 */
final class Messages {

    private final List<OutboxMessage> received = new CopyOnWriteArrayList<>();

    void add(OutboxMessage message) {
        received.add(message);
    }

    List<OutboxMessage> all() {
        return List.copyOf(received);
    }
}

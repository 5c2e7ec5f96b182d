package de.zugang.osr.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the messages of one delivery: the first {@value #KEPT} are kept, all are counted. The bound protects the row
 * of the delivery and its reader: a delivery of 1000 roles can break a dozen rules with each.
 */
public final class Messages {

    public static final int KEPT = 1000;

    private final List<Message> kept = new ArrayList<>();
    private int total;

    public void add(Message message) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(message);
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }

    public List<Message> kept() {
        return List.copyOf(kept);
    }

    /** How many there were, kept or not. */
    public int total() {
        return total;
    }
}

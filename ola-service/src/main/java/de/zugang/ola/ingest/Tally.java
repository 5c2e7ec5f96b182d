package de.zugang.ola.ingest;

import java.util.ArrayList;
import java.util.List;

/** What becomes of a batch, counted. */
final class Tally {

    /** Why one was not taken. */
    enum Reason {
        TOO_OLD,
        IN_FUTURE,
        CONFLICT
    }

    record Refusal(Reported reported, Reason reason) {}

    private int accepted;
    private int amended;
    private int duplicates;
    private final List<Refusal> refusals = new ArrayList<>();

    void accept() {
        accepted++;
    }

    void amend() {
        amended++;
    }

    void duplicate() {
        duplicates++;
    }

    void refuse(Reported reported, Reason reason) {
        refusals.add(new Refusal(reported, reason));
    }

    int accepted() {
        return accepted;
    }

    int amended() {
        return amended;
    }

    int duplicates() {
        return duplicates;
    }

    List<Refusal> refusals() {
        return refusals.stream()
                .sorted(java.util.Comparator.comparingInt(
                        refusal -> refusal.reported().index()))
                .toList();
    }
}

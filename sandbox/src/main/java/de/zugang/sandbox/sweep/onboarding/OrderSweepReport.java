package de.zugang.sandbox.sweep.onboarding;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a sweep of orders found.
 *
 * @param kills with signal 9, each of an instance that was ready while orders were on their way
 * @param accepted orders in the journal
 * @param unanswered attempts whose connection broke; each left an order or none
 * @param takenUpAgain orders of which a step was begun more than once
 * @param lost accepted orders that did not end as DONE
 * @param messages whoever got none, different ones, or more than attempts can explain
 * @param repeatedEmails the same e-mail again, after a death between sending and recording it
 * @param repeatedTexts the same text message again
 * @param refused credentials that came by message and do not work
 * @param orphans clients, technical users and keys without the other half
 * @param leaks where a secret or a key lay that must not be there
 * @param disagreements what the doctor found in database, Keycloak and gateway
 * @param complaints other answers than 201 and 503
 * @param drained how long it took after the last kill until every order had ended
 */
public record OrderSweepReport(
        int kills,
        int accepted,
        int unanswered,
        long takenUpAgain,
        List<String> lost,
        List<String> messages,
        int repeatedEmails,
        int repeatedTexts,
        List<String> refused,
        List<String> orphans,
        List<String> leaks,
        List<String> disagreements,
        Set<String> complaints,
        Duration took,
        Duration drained) {

    private static final int SHOWN = 5;

    /** Whether nothing was lost, doubled or left behind, and what everybody got works. */
    public boolean isClean() {
        return faults().isEmpty();
    }

    private List<String> faults() {
        var faults = new java.util.ArrayList<String>();
        faults.addAll(lost);
        faults.addAll(messages);
        faults.addAll(refused);
        faults.addAll(orphans);
        faults.addAll(leaks);
        faults.addAll(disagreements);
        faults.addAll(complaints);
        return faults;
    }

    /** For a person; what no failure in so many kills says about the next one is the rule of three. */
    public String text() {
        return """
            %d kills -9 in %d s; %d orders accepted, %d more tries without an answer; %d orders had a step begun again
            lost: %d, wrong messages: %d, credentials that do not work: %d, orphans: %d, leaks: %d, doctor: %d, odd answers: %s
            the same e-mail again: %d, the same text message again: %d
            after the last kill every order had ended after %d ms
            %s\
            """.formatted(
                kills,
                took.toSeconds(),
                accepted,
                unanswered,
                takenUpAgain,
                lost.size(),
                messages.size(),
                refused.size(),
                orphans.size(),
                leaks.size(),
                disagreements.size(),
                complaints,
                repeatedEmails,
                repeatedTexts,
                drained.toMillis(),
                isClean()
                        ? "✓ clean: at most %.2f %% of kills leave something behind (95 %%)"
                                .formatted(300.0 / Math.max(kills, 1))
                        : "✗ not clean: " + faults().stream().limit(SHOWN).toList());
    }
}

package de.zugang.sandbox.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a sweep found.
 *
 * @param kills with signal 9, each of an instance that was ready and under load
 * @param crashPoints named moments at which an instance has ended itself
 * @param accepted deliveries in the journal
 * @param lost of these, not ended as SUCCESS
 * @param strangers deliveries in the database that no answer named
 * @param wrongUnits units that do not hold exactly what their last delivery said
 * @param complaints other answers than 202 and 503
 * @param drained how long it took after the last kill until nothing waited
 */
public record SweepReport(
        int kills,
        List<String> crashPoints,
        int accepted,
        List<String> lost,
        int strangers,
        List<String> wrongUnits,
        Set<String> complaints,
        Duration took,
        Duration drained) {

    /** Whether nothing was lost, nothing done twice, and no client saw what it should not. */
    public boolean isClean() {
        return lost.isEmpty() && strangers == 0 && wrongUnits.isEmpty() && complaints.isEmpty();
    }

    /** For a person; what no failure in so many kills says about the next one is the rule of three. */
    public String text() {
        return """
            %d kills -9 and the crash points %s in %d s; %d deliveries accepted
            lost: %d, unknown to any client: %d, units with a wrong role: %d, odd answers: %s
            after the last kill nothing waited any more after %d ms
            %s\
            """.formatted(
                        kills,
                        crashPoints,
                        took.toSeconds(),
                        accepted,
                        lost.size(),
                        strangers,
                        wrongUnits.size(),
                        complaints,
                        drained.toMillis(),
                        isClean()
                                ? "✓ clean: at most %.2f %% of kills lose something (95 %%)"
                                        .formatted(300.0 / Math.max(kills, 1))
                                : "✗ not clean: " + lost.stream().limit(5).toList() + wrongUnits);
    }
}

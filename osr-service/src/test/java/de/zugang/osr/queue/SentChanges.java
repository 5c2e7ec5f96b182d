package de.zugang.osr.queue;

import de.zugang.osr.testing.Deliveries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes as chance has them, from so few days and partners that many succeed and many fail. */
record SentChanges(List<UnitModel.Change> changes) {

    private static final List<String> PARTNERS = List.of("A", "B", "C");

    static SentChanges of(Random random, boolean isKalo) {
        var changes = new ArrayList<UnitModel.Change>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            LocalDate from = LocalDate.of(2020, 1, 1).plusMonths(random.nextInt(6));
            @Nullable LocalDate to = random.nextInt(8) == 0
                    ? null
                    : from.plusMonths(1 + random.nextInt(2)).minusDays(1);
            changes.add(new UnitModel.Change(
                    List.of("INSERT", "INSERT", "UPDATE", "DELETE").get(random.nextInt(4)),
                    new UnitModel.Role(
                            isKalo ? "S-COR" : random.nextBoolean() ? "S-BIR" : "S-BVA",
                            from,
                            to,
                            PARTNERS.get(random.nextInt(3)))));
        }
        return new SentChanges(changes);
    }

    String body(String billingUnit, String residentialUnit) {
        return Deliveries.of(
                billingUnit,
                residentialUnit,
                changes.stream()
                        .map(change -> Deliveries.change(
                                change.kind(),
                                change.role().code(),
                                change.role().from().toString(),
                                change.role().to() == null
                                        ? null
                                        : change.role().to().toString(),
                                change.role().partner()))
                        .collect(Collectors.joining(",")),
                PARTNERS.toArray(String[]::new));
    }
}

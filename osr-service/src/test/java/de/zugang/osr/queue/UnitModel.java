package de.zugang.osr.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a residential unit must hold after deliveries were done one after the other: the standard's meaning once more, in as
 * few lines as possible and without a class of the service. Knows what the tests send: S-COR at a KALO unit, S-BIR and S-BVA
 * at one of the standard's profile.
 */
final class UnitModel {

    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    private final boolean isKalo;
    private List<Role> roles = List.of();

    UnitModel(boolean isKalo) {
        this.isKalo = isKalo;
    }

    record Role(String code, LocalDate from, @Nullable LocalDate to, String partner) {

        LocalDate last() {
            return to == null ? OPEN : to;
        }

        boolean is(Role other) {
            return code.equals(other.code) && from.equals(other.from) && partner.equals(other.partner);
        }
    }

    record Change(String kind, Role role) {}

    /** True if the delivery succeeds; else nothing has changed. */
    boolean deliver(List<Change> changes) {
        List<Role> next = new ArrayList<>(roles);
        for (Change change : changes) {
            if (!(isKalo ? passesHouse(change, next) : passesStandard(change, next))) {
                return false;
            }
            switch (change.kind()) {
                case "INSERT" -> next.add(change.role());
                case "UPDATE" -> next.replaceAll(role -> role.is(change.role()) ? change.role() : role);
                default -> next.removeIf(role -> role.is(change.role()));
            }
            next.sort(Comparator.comparing(Role::from));
        }
        boolean isSound = isKalo || isCovered(next);
        roles = isSound ? next : roles;
        return isSound;
    }

    List<Role> roles() {
        return roles;
    }

    private static boolean passesHouse(Change change, List<Role> roles) {
        Role active = roles.isEmpty() ? null : roles.getLast();
        if (!change.role().from().isBefore(change.role().last())) {
            return false;
        }
        return change.kind().equals("INSERT")
                ? active == null
                        || (active.to() != null
                                && active.to().isBefore(change.role().from()))
                : active != null && active.is(change.role());
    }

    private static boolean passesStandard(Change change, List<Role> roles) {
        Role sent = change.role();
        boolean isMet = change.kind().equals("INSERT")
                || roles.stream().filter(sent::is).count() == 1;
        return isMet && sent.from().isBefore(sent.last());
    }

    /** Somebody gets the bill on every day between the first and the last, and only one. */
    private static boolean isCovered(List<Role> roles) {
        for (int i = 1; i < roles.size(); i++) {
            if (!roles.get(i - 1).last().plusDays(1).equals(roles.get(i).from())) {
                return false;
            }
        }
        return !roles.isEmpty();
    }
}

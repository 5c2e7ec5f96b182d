package de.zugang.osr.role;

import de.zugang.osr.period.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All roles of one residential unit, past ones included. Unchanging: a change gives a new one. Knows no rule; what may
 * happen to it is decided before.
 */
public record UnitRoles(List<StoredRole> all) {

    public UnitRoles {
        all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Roles of one code, in the order of their begin, a missing begin first. */
    public List<StoredRole> of(RoleCode code) {
        return all.stream()
                .filter(role -> role.code().equals(code))
                .sorted(Comparator.comparing(StoredRole::period, Period.BY_BEGIN))
                .toList();
    }

    /** The active role of a code: the one that begins last, also when its end has passed. */
    public Optional<StoredRole> active(RoleCode code) {
        List<StoredRole> ofCode = of(code);
        return ofCode.isEmpty() ? Optional.empty() : Optional.of(ofCode.getLast());
    }

    /** The roles that a change means; more than one only in data from before us. */
    public List<StoredRole> meantBy(RoleChange change) {
        return all.stream().filter(change::means).toList();
    }

    /** S-BIR and S-BVA together, in the order of their begin. */
    public List<StoredRole> billRecipients() {
        return all.stream()
                .filter(role -> role.code().isBillRecipient())
                .sorted(Comparator.comparing(StoredRole::period, Period.BY_BEGIN))
                .toList();
    }

    /** The codes that occur, in the order of their text. */
    public List<RoleCode> codes() {
        return all.stream()
                .map(StoredRole::code)
                .distinct()
                .sorted(Comparator.comparing(RoleCode::text))
                .toList();
    }

    /** The roles after a change that the rules have let pass. */
    public UnitRoles after(RoleChange change) {
        return switch (change.kind()) {
            case INSERT -> {
                var grown = new ArrayList<>(with(change.partner()));
                grown.add(new StoredRole(change.code(), change.period(), change.partner()));
                yield new UnitRoles(grown);
            }
            case UPDATE ->
                new UnitRoles(with(change.partner()).stream()
                        .map(role -> change.means(role) ? role.until(change.period()) : role)
                        .toList());
            case DELETE ->
                new UnitRoles(all.stream().filter(role -> !change.means(role)).toList());
        };
    }

    private List<StoredRole> with(Partner partner) {
        return all.stream().map(role -> role.of(partner)).toList();
    }
}

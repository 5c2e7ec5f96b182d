package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A technical user as it stands now, as far as orders must know.
 *
 * @param order the one it came from
 * @param entitlements what it was granted beyond the ordinary, by name
 * @param emailIsNew no key has gone to its e-mail address since that was changed
 * @param mobileIsNew no secret has gone to its mobile number since that was changed
 * @param secretsOverlap an old secret works beside the present one, or none works since it expired: another one cannot be rolled in beside
 */
public record PresentUser(
        String name,
        OrderId order,
        State state,
        String company,
        CustomerNumber mainCustomerNumber,
        Set<CustomerNumber> customerNumbers,
        Set<String> entitlements,
        boolean emailIsNew,
        boolean mobileIsNew,
        boolean secretsOverlap) {

    /** Where it stands. */
    public enum State {
        RESERVED,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    public PresentUser {
        customerNumbers = Set.copyOf(customerNumbers);
        entitlements = Set.copyOf(entitlements);
    }

    /** What it will be after a change; empty if that is not possible as it stands. */
    public Optional<PresentUser> after(Change change) {
        if (state != State.ACTIVE && state != State.SUSPENDED) {
            return Optional.empty();
        }
        return switch (change.kind()) {
            case NEW_TECHNICAL_USER, EXPIRE_SECRET -> Optional.empty();
            case ADD_CUSTOMER_NUMBERS -> withMore(change.customerNumbers());
            case REMOVE_CUSTOMER_NUMBERS -> withoutSome(change.customerNumbers());
            case GRANT_ENTITLEMENT -> granted(change.entitlement());
            case WITHDRAW_ENTITLEMENT -> withdrawn(change.entitlement());
            case ROLL_KEY, REPLACE_KEY, CHANGE_ATTRIBUTES, REPLACE_SECRET -> Optional.of(this);
            case ROLL_SECRET -> secretsOverlap ? Optional.empty() : from(State.ACTIVE, State.ACTIVE);
            case SUSPEND -> from(State.ACTIVE, State.SUSPENDED);
            case REACTIVATE -> from(State.SUSPENDED, State.ACTIVE);
            case END -> Optional.of(with(State.ENDED, customerNumbers, entitlements));
        };
    }

    private Optional<PresentUser> granted(@Nullable String entitlement) {
        var more = new TreeSet<>(entitlements);
        return entitlement != null && more.add(entitlement)
                ? Optional.of(with(state, customerNumbers, more))
                : Optional.empty();
    }

    private Optional<PresentUser> withdrawn(@Nullable String entitlement) {
        var rest = new TreeSet<>(entitlements);
        return entitlement != null && rest.remove(entitlement)
                ? Optional.of(with(state, customerNumbers, rest))
                : Optional.empty();
    }

    private Optional<PresentUser> withMore(Set<CustomerNumber> more) {
        var all = new TreeSet<>(customerNumbers);
        boolean changed = all.addAll(more);
        return changed && all.size() <= OrderedUser.MOST_CUSTOMER_NUMBERS
                ? Optional.of(with(state, all, entitlements))
                : Optional.empty();
    }

    private Optional<PresentUser> withoutSome(Set<CustomerNumber> some) {
        var rest = new TreeSet<>(customerNumbers);
        boolean changed = rest.removeAll(some);
        return changed && rest.contains(mainCustomerNumber)
                ? Optional.of(with(state, rest, entitlements))
                : Optional.empty();
    }

    private Optional<PresentUser> from(State needed, State next) {
        return state == needed ? Optional.of(with(next, customerNumbers, entitlements)) : Optional.empty();
    }

    private PresentUser with(State newState, Set<CustomerNumber> numbers, Set<String> rights) {
        return new PresentUser(
                name,
                order,
                newState,
                company,
                mainCustomerNumber,
                numbers,
                rights,
                emailIsNew,
                mobileIsNew,
                secretsOverlap);
    }
}

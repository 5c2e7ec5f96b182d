package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A technical user as it stands now, as far as orders must know.
 *
 * @param order the one it came from
 * @param ola whether it may call online authorization data
 */
public record PresentUser(
        String name,
        OrderId order,
        State state,
        String company,
        CustomerNumber mainCustomerNumber,
        Set<CustomerNumber> customerNumbers,
        boolean ola) {

    /** Where it stands. */
    public enum State {
        RESERVED,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    public PresentUser {
        customerNumbers = Set.copyOf(customerNumbers);
    }

    /** What it may call; while it is suspended: what it may call again when it is reactivated. */
    public Reach reach() {
        return state == State.ACTIVE || state == State.SUSPENDED ? Reach.of(ola, customerNumbers) : Reach.nothing();
    }

    /** What it will be after a change; empty if that is not possible as it stands. */
    public Optional<PresentUser> after(Change change) {
        if (state != State.ACTIVE && state != State.SUSPENDED) {
            return Optional.empty();
        }
        return switch (change.kind()) {
            case NEW_TECHNICAL_USER -> Optional.empty();
            case ADD_CUSTOMER_NUMBERS -> withMore(change.customerNumbers());
            case REMOVE_CUSTOMER_NUMBERS -> withoutSome(change.customerNumbers());
            case GRANT_OLA -> ola ? Optional.empty() : Optional.of(with(state, customerNumbers, true));
            case WITHDRAW_OLA -> ola ? Optional.of(with(state, customerNumbers, false)) : Optional.empty();
            case ROLL_KEY, REPLACE_KEY -> Optional.of(this);
            case SUSPEND -> from(State.ACTIVE, State.SUSPENDED);
            case REACTIVATE -> from(State.SUSPENDED, State.ACTIVE);
            case END -> Optional.of(with(State.ENDED, customerNumbers, ola));
        };
    }

    private Optional<PresentUser> withMore(Set<CustomerNumber> more) {
        var all = new TreeSet<>(customerNumbers);
        boolean changed = all.addAll(more);
        return changed && all.size() <= OrderedUser.MOST_CUSTOMER_NUMBERS
                ? Optional.of(with(state, all, ola))
                : Optional.empty();
    }

    private Optional<PresentUser> withoutSome(Set<CustomerNumber> some) {
        var rest = new TreeSet<>(customerNumbers);
        boolean changed = rest.removeAll(some);
        return changed && rest.contains(mainCustomerNumber) ? Optional.of(with(state, rest, ola)) : Optional.empty();
    }

    private Optional<PresentUser> from(State needed, State next) {
        return state == needed ? Optional.of(with(next, customerNumbers, ola)) : Optional.empty();
    }

    private PresentUser with(State newState, Set<CustomerNumber> numbers, boolean withOla) {
        return new PresentUser(name, order, newState, company, mainCustomerNumber, numbers, withOla);
    }
}

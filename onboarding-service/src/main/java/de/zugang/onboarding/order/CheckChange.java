package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.Customers;
import de.zugang.onboarding.order.FormProblem.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks an order that changes a technical user, and tells where it would lead. */
@Component
public class CheckChange {

    private static final String USER = "technicalUser";
    private static final String NUMBERS = "customerNumbers";
    private static final String ATTRIBUTES = "attributes";
    /** Days. */
    private static final int USUAL_OVERLAP = 7;

    private static final int LONGEST_OVERLAP = 30;
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private final PresentUsers users;
    private final Orders orders;
    private final CheckCustomerNumbers numbers;
    private final Entitlements entitlements;
    private final CheckAttributes attributes;

    CheckChange(
            PresentUsers users,
            Orders orders,
            Customers customers,
            Entitlements entitlements,
            OrderProperties properties) {
        this.users = users;
        this.orders = orders;
        this.numbers = new CheckCustomerNumbers(customers);
        this.entitlements = entitlements;
        this.attributes = new CheckAttributes(properties);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * Can be ordered.
         *
         * @param after what the technical user will be
         */
        record Complete(Change change, PresentUser now, PresentUser after) implements Outcome {}

        /** At least one problem, in the order of the form. */
        record Faulty(List<FormProblem> problems) implements Outcome {}
    }

    public Outcome check(ChangeForm form) {
        return check(form, null);
    }

    /**
     * The same for an order that is there already and is to say this.
     *
     * @param edited {@code null}: it is a new one
     */
    Outcome check(ChangeForm form, @Nullable OrderId edited) {
        return switch (users.find(form.technicalUser())) {
            case PresentUsers.Found.User(var user) -> check(form, user, edited);
            case PresentUsers.Found.NotFound _ -> faulty(new FormProblem(USER, Code.TECHNICAL_USER_UNKNOWN));
            case PresentUsers.Found.ClientIdTyped _ -> faulty(new FormProblem(USER, Code.CLIENT_ID_TYPED));
        };
    }

    private Outcome check(ChangeForm form, PresentUser user, @Nullable OrderId edited) {
        var problems = new ArrayList<FormProblem>();
        if (form.kind().takesCustomerNumbers()) {
            problems.addAll(numberProblems(form, user));
        } else if (!form.customerNumbers().isEmpty()) {
            problems.add(new FormProblem(NUMBERS, Code.NO_CUSTOMER_NUMBERS_EXPECTED));
        }
        entitlementProblem(form).ifPresent(code -> problems.add(new FormProblem("entitlement", code)));
        problems.addAll(attributeProblems(form, user));
        if (!isOverlap(form)) {
            problems.add(new FormProblem("overlapDays", Code.OVERLAP));
        }
        String reason = form.reason().strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            problems.add(new FormProblem("reason", Code.REASON));
        }
        if (form.ticket() != null && !TICKET.matcher(form.ticket()).matches()) {
            problems.add(new FormProblem("ticket", Code.TICKET));
        }
        return problems.isEmpty() ? possible(form, user, edited) : new Outcome.Faulty(List.copyOf(problems));
    }

    /** All is well-formed; whether the technical user, as it stands, can be changed so is another question. */
    private Outcome possible(ChangeForm form, PresentUser user, @Nullable OrderId edited) {
        Set<CustomerNumber> typed =
                form.customerNumbers().stream().map(CustomerNumber::new).collect(Collectors.toSet());
        var wanted = form.kind().takesAttributes() ? wanted(form, user) : null;
        var unapproved =
                new Change(form.kind(), new TreeSet<>(typed), form.entitlement(), wanted, overlap(form), Approval.NONE);
        var change = unapproved.waitingFor(
                entitlements.approvals(unapproved, user).stream().findFirst().orElse(Approval.NONE));
        var after = user.after(change);
        if (after.isEmpty()) {
            return faulty(new FormProblem(USER, Code.CHANGE_IMPOSSIBLE));
        }
        return isContactInDoubt(form.kind(), user)
                        || orders.isOpen(user.name(), form.kind(), form.entitlement(), edited)
                ? faulty(new FormProblem(USER, Code.CHANGE_UNDER_WAY))
                : new Outcome.Complete(change, user, after.get());
    }

    /**
     * The order that it came from was edited in the middle of the work, and nobody has agreed to its contact yet: then nothing is
     * ordered that is sent there. What only closes goes at once.
     */
    private boolean isContactInDoubt(OrderKind kind, PresentUser user) {
        return kind != OrderKind.SUSPEND
                && kind != OrderKind.END
                && orders.find(user.order())
                        .filter(order -> order.state() == Order.State.WAITING_FOR_APPROVAL)
                        .isPresent();
    }

    /** What the catalogue does not know any more can still be withdrawn. */
    private Optional<Code> entitlementProblem(ChangeForm form) {
        String entitlement = form.entitlement();
        if (!form.kind().takesEntitlement()) {
            return entitlement == null ? Optional.empty() : Optional.of(Code.NO_ENTITLEMENT_EXPECTED);
        }
        if (entitlement == null) {
            return Optional.of(Code.ENTITLEMENT_MISSING);
        }
        return form.kind() == OrderKind.WITHDRAW_ENTITLEMENT || entitlements.isKnown(entitlement)
                ? Optional.empty()
                : Optional.of(Code.ENTITLEMENT_UNKNOWN);
    }

    private static boolean isOverlap(ChangeForm form) {
        Integer days = form.overlapDays();
        return days == null || (form.kind() == OrderKind.ROLL_SECRET && days >= 1 && days <= LONGEST_OVERLAP);
    }

    private static @Nullable Integer overlap(ChangeForm form) {
        return form.kind() == OrderKind.ROLL_SECRET
                ? Integer.valueOf(form.overlapDays() == null ? USUAL_OVERLAP : form.overlapDays())
                : null;
    }

    /** Those that are not so already. */
    private NewAttributes wanted(ChangeForm form, PresentUser user) {
        return attributes.read(form.attributes()).differingFrom(user.company(), users.contact(user));
    }

    private List<FormProblem> attributeProblems(ChangeForm form, PresentUser user) {
        if (!form.kind().takesAttributes()) {
            return form.attributes().isEmpty()
                    ? List.of()
                    : List.of(new FormProblem(ATTRIBUTES, Code.NO_ATTRIBUTES_EXPECTED));
        }
        var problems = attributes.problems(form.attributes());
        return problems.isEmpty() && wanted(form, user).areNone()
                ? List.of(new FormProblem(ATTRIBUTES, Code.ATTRIBUTES_MISSING))
                : problems;
    }

    private List<FormProblem> numberProblems(ChangeForm form, PresentUser user) {
        if (form.customerNumbers().isEmpty()) {
            return List.of(new FormProblem(NUMBERS, Code.CUSTOMER_NUMBERS_MISSING));
        }
        Set<String> held =
                user.customerNumbers().stream().map(CustomerNumber::value).collect(Collectors.toSet());
        String main = user.mainCustomerNumber().value();
        return form.kind() == OrderKind.ADD_CUSTOMER_NUMBERS
                ? adding(form.customerNumbers(), held, main)
                : removing(form.customerNumbers(), held, main);
    }

    private List<FormProblem> adding(List<String> typed, Set<String> held, String main) {
        var problems = new ArrayList<>(numbers.others(main, typed));
        Set<String> all = new HashSet<>(held);
        for (int i = 0; i < typed.size(); i++) {
            if (!all.add(typed.get(i))) {
                problems.add(numberProblem(i, Code.CUSTOMER_NUMBER_THERE));
            }
        }
        return all.size() > OrderedUser.MOST_CUSTOMER_NUMBERS
                ? List.of(new FormProblem(NUMBERS, Code.TOO_MANY_CUSTOMER_NUMBERS))
                : problems;
    }

    /** What is removed may well be unknown or inactive by now. */
    private static List<FormProblem> removing(List<String> typed, Set<String> held, String main) {
        var problems = new ArrayList<FormProblem>();
        for (int i = 0; i < typed.size(); i++) {
            Code wrong = wrongToRemove(typed.get(i), held, main);
            if (wrong != null) {
                problems.add(numberProblem(i, wrong));
            }
        }
        return problems;
    }

    private static @Nullable Code wrongToRemove(String number, Set<String> held, String main) {
        if (!CustomerNumber.isWellFormed(number)) {
            return Code.CUSTOMER_NUMBER;
        }
        if (number.equals(main)) {
            return Code.MAIN_CUSTOMER_NUMBER;
        }
        return held.contains(number) ? null : Code.CUSTOMER_NUMBER_NOT_THERE;
    }

    private static FormProblem numberProblem(int index, Code code) {
        return new FormProblem(NUMBERS + "[" + index + "]", code);
    }

    private static Outcome faulty(FormProblem problem) {
        return new Outcome.Faulty(List.of(problem));
    }
}

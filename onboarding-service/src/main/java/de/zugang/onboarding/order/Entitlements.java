package de.zugang.onboarding.order;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.Entitlement;
import de.zugang.catalogue.PublishedApi;
import de.zugang.catalogue.PublishedOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of the catalogue concerns orders: which entitlements there are, who decides on them, and what they open. */
@Component
public class Entitlements {

    private final ApiCatalogue catalogue;
    private final TreeMap<String, Approval> approvers = new TreeMap<>();

    /**
     * Of this catalogue.
     *
     * @throws IllegalArgumentException if nobody of an approver's role decides on orders: the entitlement could be demanded
     *     at the gateway and never be granted
     */
    public Entitlements(ApiCatalogue catalogue) {
        this.catalogue = catalogue;
        catalogue.entitlements().forEach(each -> approvers.put(each.name(), approver(each)));
    }

    private static Approval approver(Entitlement entitlement) {
        return Approval.by(entitlement.approver())
                .orElseThrow(() -> new IllegalArgumentException(
                        "catalogue: entitlement %s: approver: %s (expected: customer-service, sales-lead or operator)"
                                .formatted(entitlement.name(), entitlement.approver())));
    }

    boolean isKnown(String entitlement) {
        return approvers.containsKey(entitlement);
    }

    /** Who decides on it; empty if the catalogue has no such entitlement. */
    public Optional<Approval> approver(String entitlement) {
        return Optional.ofNullable(approvers.get(entitlement));
    }

    /**
     * Who must agree to a change, one after the other; nobody if empty. Whoever has an entitlement gets it for every added
     * customer number too, so adding one needs those who decide on it. A key or a secret goes where none has gone yet only if a
     * second person agrees to that as well.
     */
    public List<Approval> approvals(OrderKind kind, @Nullable String entitlement, PresentUser user) {
        return switch (kind) {
            case GRANT_ENTITLEMENT -> approvals(entitlement == null ? Set.of() : Set.of(entitlement));
            case ADD_CUSTOMER_NUMBERS -> approvals(user.entitlements());
            case ROLL_KEY, REPLACE_KEY -> ifNew(user.emailIsNew());
            case ROLL_SECRET, REPLACE_SECRET -> ifNew(user.mobileIsNew());
            case END, CHANGE_ATTRIBUTES -> List.of(Approval.SECOND_PERSON);
            case NEW_TECHNICAL_USER,
                    REMOVE_CUSTOMER_NUMBERS,
                    WITHDRAW_ENTITLEMENT,
                    SUSPEND,
                    REACTIVATE,
                    EXPIRE_SECRET -> List.of();
        };
    }

    private static List<Approval> ifNew(boolean addressee) {
        return addressee ? List.of(Approval.SECOND_PERSON) : List.of();
    }

    /** Who must agree to a change; see the other one. New attributes need nobody where they lead no key or secret elsewhere. */
    List<Approval> approvals(Change change, PresentUser user) {
        return change.attributes() != null && !change.attributes().movesContact()
                ? List.of()
                : approvals(change.kind(), change.entitlement(), user);
    }

    /** What the catalogue does not know (any more) can come back with all that it opened, so it takes more than any second person. */
    private List<Approval> approvals(Set<String> entitlements) {
        return entitlements.stream()
                .map(each -> approvers.getOrDefault(each, Approval.SALES_LEAD))
                .distinct()
                .sorted()
                .toList();
    }

    /** What this technical user may call; while it is suspended: what it may call again when it is reactivated. */
    public Reach reach(PresentUser user) {
        return user.state() == PresentUser.State.ACTIVE || user.state() == PresentUser.State.SUSPENDED
                ? Reach.of(apis(user.entitlements()), user.customerNumbers())
                : Reach.nothing();
    }

    /** What a new technical user may call without further approval, and where its credentials go. */
    Reach reach(OrderedUser content) {
        Contact contact = content.contact();
        return Reach.of(apis(Set.of()), content.customerNumbers())
                .with(new NewAttributes(content.company(), contact.email(), contact.mobile(), contact.language()));
    }

    private Set<String> apis(Set<String> held) {
        return catalogue.apis().stream()
                .flatMap(api -> reached(api, held))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The API as a whole where that is the same for all its operations, else each operation of its own. */
    private static Stream<String> reached(PublishedApi api, Set<String> held) {
        boolean asOne = api.operations().stream().allMatch(operation -> opens(operation, held));
        return asOne
                ? Stream.of(api.name())
                : api.operations().stream()
                        .filter(operation -> opens(operation, held))
                        .map(operation -> api.name() + "/" + operation.id());
    }

    private static boolean opens(PublishedOperation operation, Set<String> held) {
        var needed = operation.entitlement();
        return needed == null || held.contains(needed.name());
    }
}

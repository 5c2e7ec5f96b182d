package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.Approval;
import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.Entitlements;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.order.Steps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as its page shows it. */
record ShownOrder(OrderView view, Standing standing, Viewer viewer, Entitlements entitlements) {

    private static final String E_MAIL = "E_MAIL";
    private static final String TEXT_MESSAGE = "TEXT_MESSAGE";

    static ShownOrder of(OrderView view, Viewer viewer, Entitlements entitlements) {
        return new ShownOrder(view, Standing.of(view), viewer, entitlements);
    }

    public Order order() {
        return view.order();
    }

    /** Steps of what was ordered; those of an entitlement only once it is granted. */
    public List<Steps.Step> steps() {
        return view.steps();
    }

    public Steps.@Nullable Step email() {
        return named(E_MAIL).orElse(null);
    }

    public Steps.@Nullable Step textMessage() {
        return named(TEXT_MESSAGE).orElse(null);
    }

    private Optional<Steps.Step> named(String name) {
        return steps().stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** Key of the step in question, for the sentence. */
    public String stepKey() {
        return Standing.step(view).map(step -> "step." + step.name()).orElse("step.NONE");
    }

    public @Nullable Integer lookAgain() {
        return standing.lookAgain();
    }

    /** Changes whenever the page would look different, so that an unchanged page is not sent again. */
    public String seen() {
        String steps = steps().stream()
                .map(step -> step.name() + step.state() + step.attempts() + step.remark())
                .collect(Collectors.joining());
        String all = order().state() + "/" + order().entitlements() + "/" + order().approval() + "/"
                + order().technicalUser() + "/"
                + view.history().size() + "/" + steps
                + (view.preview() == null ? "" : view.preview().hash());
        return Integer.toHexString(all.hashCode());
    }

    public boolean canConfirmDocuments() {
        return viewer.mayPlace() && order().state() == Order.State.WAITING_FOR_CUSTOMER;
    }

    public boolean canCancel() {
        return canConfirmDocuments() || (viewer.mayPlace() && (waitsForApproval() || mayObject()));
    }

    private boolean mayObject() {
        return order().state() == Order.State.APPROVED && order().kind() == OrderKind.CHANGE_ATTRIBUTES;
    }

    private boolean waitsForApproval() {
        return order().state() == Order.State.WAITING_FOR_APPROVAL;
    }

    public boolean canDecide() {
        return waitsForApproval() && order().approval().isFor(viewer.staff()) && !isOwn();
    }

    /** Somebody else must decide. */
    public boolean isOwnToDecide() {
        return waitsForApproval() && order().approval().isFor(viewer.staff()) && isOwn();
    }

    private boolean isOwn() {
        return order().placedBy().equals(viewer.name());
    }

    public boolean canRetry() {
        return viewer.mayRetry() && (standing == Standing.STUCK || standing == Standing.RETRYING);
    }

    /** The entitlements that this person decides on; nobody decides on an order of their own. */
    public List<String> decidable() {
        boolean open = order().state() != Order.State.CANCELLED && order().state() != Order.State.REJECTED;
        return open && !isOwn()
                ? waiting().stream()
                        .filter(name -> entitlements
                                .approver(name)
                                .filter(by -> by.isFor(viewer.staff()))
                                .isPresent())
                        .toList()
                : List.of();
    }

    private List<String> waiting() {
        return order().entitlements().states().entrySet().stream()
                .filter(each -> each.getValue() == EntitlementState.WAITING)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whoever must agree next, for the sentence: to the change, or to the first entitlement that waits. */
    public Approval approver() {
        return order().kind().isChange()
                ? order().approval()
                : waiting().stream()
                        .flatMap(name -> entitlements.approver(name).stream())
                        .findFirst()
                        .orElse(Approval.NONE);
    }

    public boolean canAct() {
        return canConfirmDocuments()
                || canRetry()
                || !decidable().isEmpty()
                || canDecide()
                || canCancel()
                || isOwnToDecide();
    }
}

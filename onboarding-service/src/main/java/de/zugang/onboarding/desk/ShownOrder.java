package de.zugang.onboarding.desk;

import de.zugang.onboarding.document.Documents;
import de.zugang.onboarding.document.ReadDocument;
import de.zugang.onboarding.order.Approval;
import de.zugang.onboarding.order.EntitlementState;
import de.zugang.onboarding.order.Entitlements;
import de.zugang.onboarding.order.Messages;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderView;
import de.zugang.onboarding.order.Steps;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as its page shows it. */
record ShownOrder(
        OrderView view,
        List<Messages.Message> messages,
        List<Documents.Document> documents,
        Standing standing,
        Viewer viewer,
        Entitlements entitlements) {

    private static final int MESSAGES_EVERY = 10;

    /** Steps whose e-mails bring a key. */
    private static final Set<String> WITH_A_KEY = Set.of("E_MAIL", "KEY_MAIL");

    static ShownOrder of(
            OrderView view,
            List<Messages.Message> messages,
            List<Documents.Document> documents,
            Viewer viewer,
            Entitlements entitlements) {
        return new ShownOrder(view, messages, documents, Standing.of(view), viewer, entitlements);
    }

    public Order order() {
        return view.order();
    }

    /** Steps of what was ordered; those of an entitlement only once it is granted. */
    public List<Steps.Step> steps() {
        return view.steps();
    }

    /** Whether it sends something to the customer. */
    public boolean hasContact() {
        return !order().kind().isChange() || !messages.isEmpty();
    }

    public boolean canResend(Messages.Message message) {
        return viewer.mayPlace() && message.canResend();
    }

    /** An e-mail with a key is not sent again, since nobody has that key any more. */
    public boolean canOrderKey(Messages.Message message) {
        return viewer.mayPlace()
                && WITH_A_KEY.contains(message.step())
                && message.state() == Messages.State.FAILED
                && order().technicalUser() != null;
    }

    /** For the address of the form. */
    public String newKey() {
        return OrderKind.REPLACE_KEY.slug();
    }

    /** Key of the step in question, for the sentence. */
    public String stepKey() {
        return Standing.step(view).map(step -> "step." + step.name()).orElse("step.NONE");
    }

    public @Nullable Integer lookAgain() {
        Integer seconds = standing.lookAgain();
        boolean newsToCome = messages.stream()
                .anyMatch(message -> message.state() == Messages.State.SENT
                        || (message.channel() == Messages.Channel.TEXT_MESSAGE
                                && message.state().isOpen()));
        return seconds == null && newsToCome && order().state() == Order.State.DONE
                ? (Integer) MESSAGES_EVERY
                : seconds;
    }

    /** Changes whenever the page would look different, so that an unchanged page is not sent again. */
    public String seen() {
        String steps = steps().stream()
                .map(step -> step.name() + step.state() + step.attempts() + step.remark())
                .collect(Collectors.joining());
        String all = order().state() + "/" + order().entitlements() + "/" + order().approval() + "/"
                + order().technicalUser() + "/"
                + view.history().size() + "/" + steps
                + documents.stream()
                        .filter(document -> document.signature() != null)
                        .count()
                + messages.stream()
                        .map(message -> message.state().name() + message.attempt())
                        .collect(Collectors.joining())
                + (view.preview() == null ? "" : view.preview().hash());
        return Integer.toHexString(all.hashCode());
    }

    public boolean canConfirmDocuments() {
        return maySign() && documents.stream().allMatch(document -> document.signature() != null);
    }

    /** Documents are noted one by one. */
    public boolean canSign() {
        return maySign() && !canConfirmDocuments();
    }

    /** Whether signed documents can be saved from the page. */
    public boolean canReadDocuments() {
        return ReadDocument.isOpenTo(viewer.staff());
    }

    private boolean maySign() {
        return viewer.mayPlace() && order().state() == Order.State.WAITING_FOR_CUSTOMER;
    }

    public boolean canCancel() {
        return maySign() || (viewer.mayPlace() && (waitsForApproval() || mayObject()));
    }

    private boolean mayObject() {
        return order().state() == Order.State.APPROVED
                && (order().kind() == OrderKind.CHANGE_ATTRIBUTES || order().kind() == OrderKind.EXPIRE_SECRET);
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
        return order().isOwn(viewer.staff());
    }

    /** Offered where something of it can be edited; how far the work has come, the use case looks at. */
    public boolean canEdit() {
        var kind = order().kind();
        boolean something = !kind.isChange()
                || kind.takesAttributes()
                || kind.takesCustomerNumbers()
                || kind == OrderKind.ROLL_SECRET;
        return viewer.mayPlace() && something && !order().state().isFinal() && order().state() != Order.State.GIVING_UP;
    }

    public boolean canTakeOver() {
        return viewer.mayPlace() && !order().state().isFinal() && !viewer.name().equals(order().owner());
    }

    /** Offered where work does not go on by itself; what the customer has already is refused by the use case. */
    public boolean canGiveUp() {
        return viewer.mayPlace()
                && order().state() == Order.State.APPROVED
                && !canCancel()
                && (standing == Standing.STUCK || standing == Standing.RETRYING);
    }

    public boolean canRetry() {
        return viewer.mayRetry() && (standing == Standing.STUCK || standing == Standing.RETRYING || undoingWaits());
    }

    private boolean undoingWaits() {
        return standing == Standing.GIVING_UP
                && Standing.step(view)
                        .filter(step -> step.state() == Steps.State.WAITING || step.state() == Steps.State.STOPPED)
                        .isPresent();
    }

    /** The entitlements that this person decides on; nobody decides on an order of their own. */
    public List<String> decidable() {
        boolean open = order().state() == Order.State.DONE
                || (!order().state().isFinal() && order().state() != Order.State.GIVING_UP);
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
                || canGiveUp()
                || isOwnToDecide();
    }
}

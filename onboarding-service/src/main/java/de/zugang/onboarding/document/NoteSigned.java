package de.zugang.onboarding.document;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.document.Documents.Document;
import de.zugang.onboarding.document.Documents.Signature;
import de.zugang.onboarding.document.SignDocument.Outcome;
import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.staff.Staff;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes what was signed, however that is known; with the last document the order goes on. */
@Component
class NoteSigned {

    private final Orders orders;
    private final Documents documents;
    private final DecideOrder decide;
    private final AuditTrail audit;

    NoteSigned(Orders orders, Documents documents, DecideOrder decide, AuditTrail audit) {
        this.orders = orders;
        this.documents = documents;
        this.decide = decide;
        this.audit = audit;
    }

    /**
     * What was noted before stays.
     *
     * @param detail for the audit trail, without a name
     * @param also done with it, if it is noted now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome note(OrderId id, Signature signature, String detail, Staff staff, Runnable also) {
        // locked, so of two people at once one sees what the other noted
        return orders.change(id, order -> note(order, signature, detail, staff, also))
                .map(outcome -> outcome instanceof Outcome.Noted ? goOn(id, staff) : outcome)
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome note(Order order, Signature signature, String detail, Staff staff, Runnable also) {
        Optional<Document> found = documents.of(order).stream()
                .filter(one -> one.required().id().equals(signature.document()))
                .findFirst();
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        if (found.get().signature() != null) {
            return new Outcome.Noted();
        }
        if (order.state() != Order.State.WAITING_FOR_CUSTOMER) {
            return new Outcome.NotNow(order.state().name(), Order.State.WAITING_FOR_CUSTOMER.name());
        }
        documents.note(order.id(), signature);
        also.run();
        audit.record(
                staff.name(), "DOCUMENT_SIGNED", "order " + order.id(), signature.document() + ", " + detail, null);
        return new Outcome.Noted();
    }

    private Outcome goOn(OrderId id, Staff staff) {
        orders.find(id)
                .filter(order -> order.state() == Order.State.WAITING_FOR_CUSTOMER && documents.areSigned(order))
                .ifPresent(order -> decide.confirmDocuments(id, staff));
        return new Outcome.Noted();
    }
}

package de.zugang.onboarding.document;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.document.Documents.Document;
import de.zugang.onboarding.document.Documents.Signature;
import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that a customer has signed a document; with the last one the order goes on. */
@Component
public class SignDocument {

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{2,100}");

    private final Orders orders;
    private final Documents documents;
    private final DecideOrder decide;
    private final AuditTrail audit;
    private final Clock clock;

    SignDocument(Orders orders, Documents documents, DecideOrder decide, AuditTrail audit, Clock clock) {
        this.orders = orders;
        this.documents = documents;
        this.decide = decide;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Noted() implements Outcome {}

        /** No such order, or it does not need this document. */
        record NotFound() implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}

        record NotNow(String current, String needed) implements Outcome {}

        /** {@code signedOn} or {@code signedBy}. */
        record Faulty(String field, String expectation) implements Outcome {}
    }

    /**
     * The same again changes nothing.
     *
     * @param by who signed, on the customer's side; never logged
     */
    @Transactional
    public Outcome sign(OrderId id, String document, LocalDate on, String by, Staff staff) {
        if (!staff.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), GERMANY);
        if (on.isAfter(today) || on.isBefore(EARLIEST)) {
            return new Outcome.Faulty("signedOn", "expected: a day from " + EARLIEST + " to " + today);
        }
        if (!NAME.matcher(by.strip()).matches()) {
            return new Outcome.Faulty("signedBy", "expected: a name of 2 to 100 characters");
        }
        // locked, so of two people at once one sees what the other noted
        return orders.change(id, order -> note(order, document, on, by.strip(), staff))
                .map(outcome -> outcome instanceof Outcome.Noted ? goOn(id, staff) : outcome)
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome note(Order order, String document, LocalDate on, String by, Staff staff) {
        Optional<Document> found = documents.of(order).stream()
                .filter(one -> one.required().id().equals(document))
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
        documents.note(order.id(), new Signature(document, on, by, staff.name(), clock.instant()));
        audit.record(staff.name(), "DOCUMENT_SIGNED", "order " + order.id(), document + ", signed on " + on, null);
        return new Outcome.Noted();
    }

    private Outcome goOn(OrderId id, Staff staff) {
        orders.find(id)
                .filter(order -> order.state() == Order.State.WAITING_FOR_CUSTOMER && documents.areSigned(order))
                .ifPresent(order -> decide.confirmDocuments(id, staff));
        return new Outcome.Noted();
    }
}

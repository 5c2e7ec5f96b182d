package de.zugang.onboarding.document;

import de.zugang.onboarding.document.Documents.Signature;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that a customer has signed a document, by day and name; with the last one the order goes on. */
@Component
public class SignDocument {

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{2,100}");

    private final NoteSigned noting;
    private final Clock clock;

    SignDocument(NoteSigned noting, Clock clock) {
        this.noting = noting;
        this.clock = clock;
    }

    /** What came of it, also of {@link KeepDocument}. */
    public sealed interface Outcome {

        record Noted() implements Outcome {}

        /** No such order, or it does not need this document. */
        record NotFound() implements Outcome {}

        record RoleMissing(StaffRole needed) implements Outcome {}

        record NotNow(String current, String needed) implements Outcome {}

        /** {@code signedOn}, {@code signedBy} or {@code file}. */
        record Faulty(String field, String expectation) implements Outcome {}

        /** The file, in bytes. */
        record TooLarge(long size, long most) implements Outcome {}
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
        var signature = new Signature(document, on, by.strip(), null, staff.name(), clock.instant());
        return noting.note(id, signature, "signed on " + on, staff, () -> {});
    }
}

package de.zugang.onboarding.document;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out a signed document, and records that somebody took it. */
@Component
public class ReadDocument {

    /** Whoever places, decides or audits; keeping the platform running takes no contract. */
    private static final List<StaffRole> READERS =
            List.of(StaffRole.CUSTOMER_SERVICE, StaffRole.SALES_LEAD, StaffRole.AUDITOR);

    private final Documents documents;
    private final AuditTrail audit;

    ReadDocument(Documents documents, AuditTrail audit) {
        this.documents = documents;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Found(Resource content) implements Outcome {}

        record NotFound() implements Outcome {}

        record RoleMissing() implements Outcome {}
    }

    public static boolean isOpenTo(Staff staff) {
        return READERS.stream().anyMatch(staff::is);
    }

    @Transactional
    public Outcome read(OrderId id, String document, Staff staff) {
        if (!isOpenTo(staff)) {
            return new Outcome.RoleMissing();
        }
        Optional<byte[]> content = documents.file(id, document);
        content.ifPresent(_ -> audit.record(staff.name(), "DOCUMENT_READ", "order " + id, document, null));
        return content.<Outcome>map(bytes -> new Outcome.Found(new ByteArrayResource(bytes)))
                .orElseGet(Outcome.NotFound::new);
    }
}

package de.zugang.onboarding.document;

import de.zugang.onboarding.document.Documents.Signature;
import de.zugang.onboarding.document.Documents.SignedFile;
import de.zugang.onboarding.document.SignDocument.Outcome;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a signed document itself. Nothing here opens it: it is stored as it came and handed out as a file to be saved, so what
 * may be in it can do nothing on the way ({@link PdfContent}).
 */
@Component
public class KeepDocument {

    private final NoteSigned noting;
    private final Documents documents;
    private final DocumentProperties properties;
    private final Clock clock;

    KeepDocument(NoteSigned noting, Documents documents, DocumentProperties properties, Clock clock) {
        this.noting = noting;
        this.documents = documents;
        this.properties = properties;
        this.clock = clock;
    }

    /** The same document again changes nothing. */
    @Transactional
    public Outcome keep(OrderId id, String document, byte[] content, Staff staff) {
        if (!staff.is(StaffRole.CUSTOMER_SERVICE)) {
            return new Outcome.RoleMissing(StaffRole.CUSTOMER_SERVICE);
        }
        long most = properties.largestFile().toBytes();
        if (content.length > most) {
            return new Outcome.TooLarge(content.length, most);
        }
        if (!PdfContent.isOne(content)) {
            return new Outcome.Faulty("file", "expected: a PDF, complete from its first byte to its end mark");
        }
        String sha256 = sha256(content);
        var signature = new Signature(
                document, null, null, new SignedFile(content.length, sha256), staff.name(), clock.instant());
        return noting.note(
                id,
                signature,
                "kept as a file of " + content.length + " bytes, SHA-256 " + sha256,
                staff,
                () -> documents.keep(id, document, content));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}

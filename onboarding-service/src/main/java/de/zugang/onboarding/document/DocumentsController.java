package de.zugang.onboarding.document;

import de.zugang.onboarding.generated.api.DocumentsApi;
import de.zugang.onboarding.generated.model.DocumentSignature;
import de.zugang.onboarding.generated.model.OrderDocument;
import de.zugang.onboarding.generated.model.OrderDocuments;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.staff.Staff;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Documents of an order over HTTP; see {@code api-spec/onboarding}. */
@RestController
class DocumentsController implements DocumentsApi {

    private final Orders orders;
    private final Documents documents;
    private final SignDocument sign;
    private final KeepDocument keep;
    private final ReadDocument read;

    DocumentsController(Orders orders, Documents documents, SignDocument sign, KeepDocument keep, ReadDocument read) {
        this.orders = orders;
        this.documents = documents;
        this.sign = sign;
        this.keep = keep;
        this.read = read;
    }

    @Override
    public ResponseEntity<OrderDocuments> listDocuments(UUID id) {
        Order order = orders.find(new OrderId(id)).orElseThrow(DocumentsController::notFound);
        return ResponseEntity.ok(new OrderDocuments(
                documents.of(order).stream().map(DocumentsController::shown).toList()));
    }

    @Override
    public ResponseEntity<OrderDocuments> signDocument(UUID id, String document, DocumentSignature body) {
        return answer(
                id, sign.sign(new OrderId(id), document, body.getSignedOn(), body.getSignedBy(), Staff.current()));
    }

    @Override
    public ResponseEntity<OrderDocuments> uploadDocument(UUID id, String document, Resource body) {
        try {
            return answer(id, keep.keep(new OrderId(id), document, body.getContentAsByteArray(), Staff.current()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public ResponseEntity<Resource> downloadDocument(UUID id, String document) {
        return switch (read.read(new OrderId(id), document, Staff.current())) {
            case ReadDocument.Outcome.Found(var content) ->
                ResponseEntity.ok()
                        .headers(SavedFile.headers(new OrderId(id), document))
                        .body(content);
            case ReadDocument.Outcome.NotFound _ -> throw notFound();
            case ReadDocument.Outcome.RoleMissing _ ->
                throw refused(
                        HttpStatus.FORBIDDEN,
                        "role-missing",
                        new ProblemDocument.Detail("This needs the role customer-service, sales-lead or auditor."));
        };
    }

    private ResponseEntity<OrderDocuments> answer(UUID id, SignDocument.Outcome outcome) {
        return switch (outcome) {
            case SignDocument.Outcome.Noted _ -> listDocuments(id);
            case SignDocument.Outcome.NotFound _ -> throw notFound();
            case SignDocument.Outcome.RoleMissing(var needed) ->
                throw refused(
                        HttpStatus.FORBIDDEN,
                        "role-missing",
                        new ProblemDocument.Detail("This needs the role " + needed.claim() + "."));
            case SignDocument.Outcome.NotNow(var current, var needed) ->
                throw refused(
                        HttpStatus.CONFLICT,
                        "not-in-this-state",
                        new ProblemDocument.Detail("state: " + current + " (expected: " + needed + ")"));
            case SignDocument.Outcome.Faulty(var field, var expectation) ->
                throw refused(
                        HttpStatus.BAD_REQUEST, "order-not-complete", new ProblemDocument.Detail(expectation, field));
            case SignDocument.Outcome.TooLarge(var size, var most) ->
                throw new Refused(
                        HttpStatus.CONTENT_TOO_LARGE, "file: %d bytes (expected: at most %d)".formatted(size, most));
        };
    }

    private static OrderDocument shown(Documents.Document document) {
        var shown = new OrderDocument()
                .id(document.required().id())
                .nameDe(document.required().de())
                .nameEn(document.required().en());
        Documents.Signature signature = document.signature();
        if (signature == null) {
            return shown.signed(false);
        }
        Documents.SignedFile file = signature.file();
        shown.signed(true).signedOn(signature.on()).signedBy(signature.by()).notedBy(signature.notedBy());
        return file == null ? shown : shown.fileSize(file.size()).fileSha256(file.sha256());
    }

    private static Refused notFound() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }

    private static Refused refused(HttpStatus status, String type, ProblemDocument.Detail detail) {
        return new Refused(status, URI.create("/problems/" + type), List.of(detail));
    }
}

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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Documents of an order over HTTP; see {@code api-spec/onboarding}. */
@RestController
class DocumentsController implements DocumentsApi {

    private final Orders orders;
    private final Documents documents;
    private final SignDocument sign;

    DocumentsController(Orders orders, Documents documents, SignDocument sign) {
        this.orders = orders;
        this.documents = documents;
        this.sign = sign;
    }

    @Override
    public ResponseEntity<OrderDocuments> listDocuments(UUID id) {
        Order order = orders.find(new OrderId(id)).orElseThrow(DocumentsController::notFound);
        return ResponseEntity.ok(new OrderDocuments(
                documents.of(order).stream().map(DocumentsController::shown).toList()));
    }

    @Override
    public ResponseEntity<OrderDocuments> signDocument(UUID id, String document, DocumentSignature body) {
        var outcome = sign.sign(new OrderId(id), document, body.getSignedOn(), body.getSignedBy(), Staff.current());
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
        };
    }

    private static OrderDocument shown(Documents.Document document) {
        var shown = new OrderDocument()
                .id(document.required().id())
                .nameDe(document.required().de())
                .nameEn(document.required().en());
        Documents.Signature signature = document.signature();
        return signature == null
                ? shown.signed(false)
                : shown.signed(true)
                        .signedOn(signature.on())
                        .signedBy(signature.by())
                        .notedBy(signature.notedBy());
    }

    private static Refused notFound() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }

    private static Refused refused(HttpStatus status, String type, ProblemDocument.Detail detail) {
        return new Refused(status, URI.create("/problems/" + type), List.of(detail));
    }
}

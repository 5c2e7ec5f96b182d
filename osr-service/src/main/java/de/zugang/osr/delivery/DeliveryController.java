package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.Tenant;
import de.zugang.osr.generated.DataDeliveryApi;
import de.zugang.osr.generated.model.DataDeliveryAccepted;
import de.zugang.osr.generated.model.DeliveryStatus;
import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.message.Messages;
import de.zugang.osr.unit.Register;
import de.zugang.osr.unit.UnitAddress;
import de.zugang.servicekit.caller.Caller;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** A data delivery's two operations. What happens to it is in {@link ReceiveDelivery} and {@link ProcessDelivery}. */
@RestController
class DeliveryController implements DataDeliveryApi {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final ReceiveDelivery receive;
    private final DeliveryStore deliveries;
    private final Access access;
    private final Register register;
    private final DeliveryMapper mapper;

    DeliveryController(
            ReceiveDelivery receive,
            DeliveryStore deliveries,
            Access access,
            Register register,
            DeliveryMapper mapper) {
        this.receive = receive;
        this.deliveries = deliveries;
        this.access = access;
        this.register = register;
        this.mapper = mapper;
    }

    @Override
    public ResponseEntity<DataDeliveryAccepted> postDataDelivery(
            String billingUnit,
            String residentialUnit,
            OnSiteRolesDocument document,
            @Nullable String idempotencyKey,
            @Nullable String messageDetail) {
        if (idempotencyKey != null && !IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key: 1 to 255 visible ASCII characters are expected.");
        }
        var submission = new Submission(
                sender(), new UnitAddress(billingUnit, residentialUnit), DeliveryMapper.sent(document), idempotencyKey);
        return switch (receive.receive(submission)) {
            case Receipt.Accepted(DeliveryId id, String customer) ->
                about(sender(), customer, ResponseEntity.accepted())
                        .location(location(billingUnit, id))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new DataDeliveryAccepted(id.value()));
            case Receipt.Screened(Messages messages, String customer) ->
                throw new ScreeningRefusal(messages, customer, messageDetail);
            case Receipt.KeyUsedOtherwise _ ->
                throw new Refused(
                        HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key was used for another delivery.");
        };
    }

    @Override
    public ResponseEntity<DeliveryStatus> getDataDeliveryStatus(
            String billingUnit, String deliveryId, @Nullable String messageDetail) {
        Tenant sender = sender();
        return DeliveryId.parse(deliveryId)
                .flatMap(id -> access.read(
                        sender,
                        () -> deliveries
                                .progress(id, billingUnit)
                                .map(progress -> new Found(progress, customerOf(sender, billingUnit)))))
                .map(found -> withTotal(
                                about(sender, found.customerNumber(), ResponseEntity.ok()),
                                found.progress().messageTotal())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(mapper.status(found.progress(), messageDetail)))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "No data found."));
    }

    /** How far a delivery is, and whose unit it is about. */
    private record Found(
            DeliveryStore.Progress progress, @Nullable String customerNumber) {}

    private @Nullable String customerOf(Tenant sender, String billingUnit) {
        return sender.customerNumbers().size() == 1
                ? null
                : register.registered(List.of(billingUnit)).getFirst().customerNumber();
    }

    @ExceptionHandler
    ResponseEntity<DeliveryStatus> screened(ScreeningRefusal refusal) {
        return withTotal(
                        about(sender(), refusal.customerNumber(), ResponseEntity.badRequest()),
                        refusal.messages().total())
                .contentType(MediaType.APPLICATION_JSON)
                .body(mapper.refusal(refusal.messages(), refusal.messageDetail()));
    }

    /** Tells also a client of the plain standard that there are more messages than the body holds. */
    private static ResponseEntity.BodyBuilder withTotal(ResponseEntity.BodyBuilder answer, int total) {
        return total == 0 ? answer : answer.header("X-Zugang-Message-Total", String.valueOf(total));
    }

    /**
     * Names the customer number for the sums of usage: a sender with one number speaks of that one, a sender with several of
     * the unit's, if it is one of theirs.
     *
     * @param ofUnit {@code null}: the register shows the sender no such unit
     */
    static ResponseEntity.BodyBuilder about(Tenant sender, @Nullable String ofUnit, ResponseEntity.BodyBuilder answer) {
        String number = sender.customerNumbers().size() == 1
                ? sender.customerNumbers().iterator().next()
                : ofUnit;
        return number == null ? answer : answer.header(Caller.ANSWER_IS_ABOUT, number);
    }

    static Tenant sender() {
        Caller caller = Caller.current();
        return new Tenant(caller.technicalUser(), caller.customerNumbers());
    }

    private static URI location(String billingUnit, DeliveryId id) {
        return UriComponentsBuilder.fromPath(
                        "/arge/on-site-roles/v1/billingunits/{unit}/on-site-roles/data-delivery/{id}")
                .build(billingUnit, id);
    }
}

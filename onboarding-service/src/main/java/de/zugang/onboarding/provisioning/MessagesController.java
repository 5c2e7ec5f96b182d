package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.generated.api.MessagesApi;
import de.zugang.onboarding.generated.model.Messages;
import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.Messages.Resend;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.staff.Staff;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Messages of an order over HTTP; see {@code api-spec/onboarding}. */
@RestController
class MessagesController implements MessagesApi {

    private final FindOrders find;
    private final de.zugang.onboarding.order.Messages messages;

    MessagesController(FindOrders find, de.zugang.onboarding.order.Messages messages) {
        this.find = find;
        this.messages = messages;
    }

    @Override
    public ResponseEntity<Messages> listMessages(UUID id) {
        var order = new OrderId(id);
        if (find.find(order).isEmpty()) {
            throw noSuchOrder();
        }
        return ResponseEntity.ok(shown(order));
    }

    @Override
    public ResponseEntity<Messages> resendText(UUID id) {
        return switch (messages.resend(new OrderId(id), Staff.current())) {
            case Resend.Staged _ -> ResponseEntity.ok(shown(new OrderId(id)));
            case Resend.NoSuchOrder _ -> throw noSuchOrder();
            case Resend.RoleMissing(var needed) ->
                throw refused(HttpStatus.FORBIDDEN, "role-missing", "This needs the role " + needed.claim() + ".");
            case Resend.NotNow(var current) ->
                throw refused(
                        HttpStatus.CONFLICT,
                        "not-in-this-state",
                        "text message: " + current + " (expected: FAILED, and no call of the customer yet)");
            case Resend.TooOften _ ->
                throw refused(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "resent-too-often",
                        "Within 24 hours a message is sent again 3 times an order and 20 times a person at most.");
        };
    }

    private Messages shown(OrderId order) {
        return new Messages(
                messages.of(order).stream().map(MessagesController::shown).toList());
    }

    private static de.zugang.onboarding.generated.model.Message shown(
            de.zugang.onboarding.order.Messages.Message message) {
        Remark why = message.why();
        return new de.zugang.onboarding.generated.model.Message()
                .channel(de.zugang.onboarding.generated.model.Message.ChannelEnum.valueOf(
                        message.channel().name()))
                .step(message.step())
                .to(message.to())
                .state(de.zugang.onboarding.generated.model.Message.StateEnum.valueOf(
                        message.state().name()))
                .at(at(message.at()))
                .why(why == null ? null : why.inEnglish())
                .attempt(message.attempt())
                .canResend(message.canResend());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Refused noSuchOrder() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }

    private static Refused refused(HttpStatus status, String type, String message) {
        return new Refused(status, URI.create("/problems/" + type), List.of(new ProblemDocument.Detail(message)));
    }
}

package de.zugang.osr.quarantine;

import de.zugang.osr.access.Access;
import de.zugang.osr.generated.operator.QuarantineApi;
import de.zugang.osr.generated.operator.model.QuarantineEntry;
import de.zugang.osr.generated.operator.model.QuarantinePage;
import de.zugang.osr.generated.operator.model.Quarantined;
import de.zugang.osr.generated.operator.model.Resent;
import de.zugang.servicekit.refusal.Refused;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The quarantine at the operator's listener. */
@RestController
class QuarantineController implements QuarantineApi {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Access access;
    private final QuarantineStore quarantine;
    private final ResendDelivery resend;
    private final JsonMapper json;

    QuarantineController(Access access, QuarantineStore quarantine, ResendDelivery resend, JsonMapper json) {
        this.access = access;
        this.quarantine = quarantine;
        this.resend = resend;
        this.json = json;
    }

    @Override
    public ResponseEntity<QuarantinePage> getQuarantine(@Nullable UUID after, Integer limit) {
        return answer(access.operate(() -> new QuarantinePage(
                quarantine.count(),
                quarantine.page(after, limit).stream()
                        .map(QuarantineController::entry)
                        .toList())));
    }

    @Override
    public ResponseEntity<Quarantined> getQuarantined(UUID dataDeliveryId) {
        return answer(access.operate(() -> quarantine
                .find(dataDeliveryId)
                .map(found -> new Quarantined(entry(found), json.readValue(quarantine.content(dataDeliveryId), OBJECT)))
                .orElseThrow(QuarantineController::notThere)));
    }

    @Override
    public ResponseEntity<Resent> resendQuarantined(UUID dataDeliveryId) {
        return answer(resend.resend(dataDeliveryId).map(Resent::new).orElseThrow(QuarantineController::notThere));
    }

    @Override
    public ResponseEntity<Void> discardQuarantined(UUID dataDeliveryId) {
        if (!access.<Boolean>operate(() -> quarantine.delete(dataDeliveryId))) {
            throw notThere();
        }
        return ResponseEntity.noContent().build();
    }

    private static QuarantineEntry entry(Entry found) {
        return new QuarantineEntry(
                        found.id(),
                        found.sender().technicalUser(),
                        found.address().billingUnit(),
                        found.address().residentialUnit(),
                        found.attempts(),
                        found.cause(),
                        found.acceptedAt().atOffset(ZoneOffset.UTC),
                        found.givenUpAt().atOffset(ZoneOffset.UTC))
                .resentAs(found.resentAs());
    }

    private static Refused notThere() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}

package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.generated.api.ProvisioningApi;
import de.zugang.onboarding.generated.model.ChangedHold;
import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.staff.Staff;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Whether provisioning stands still, over HTTP; see {@code api-spec/onboarding}. */
@RestController
class HoldController implements ProvisioningApi {

    private final Holds holds;

    HoldController(Holds holds) {
        this.holds = holds;
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Hold> getHold() {
        return ResponseEntity.ok(shown());
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Hold> setHold(ChangedHold body) {
        return switch (holds.set(body.getHeld(), body.getReason(), Staff.current())) {
            case Holds.Outcome.Set _ -> ResponseEntity.ok(shown());
            case Holds.Outcome.RoleMissing(var needed) ->
                throw new Refused(
                        HttpStatus.FORBIDDEN,
                        URI.create("/problems/role-missing"),
                        List.of(new ProblemDocument.Detail("This needs the role " + needed.claim() + ".")));
        };
    }

    private de.zugang.onboarding.generated.model.Hold shown() {
        return holds.present()
                .map(hold -> new de.zugang.onboarding.generated.model.Hold(true)
                        .since(hold.since().atOffset(ZoneOffset.UTC))
                        .who(hold.who())
                        .why(hold.why()))
                .orElseGet(() -> new de.zugang.onboarding.generated.model.Hold(false));
    }
}

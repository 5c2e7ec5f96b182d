package de.zugang.osr.delivery;

import de.zugang.osr.generated.DryRunApi;
import de.zugang.osr.generated.model.DryRunResult;
import de.zugang.osr.generated.model.OnSiteRolesDocument;
import de.zugang.osr.unit.UnitAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Our extension of the standard: a delivery that only asks. */
@RestController
class DryRunController implements DryRunApi {

    private final DryRun dryRun;
    private final DeliveryMapper mapper;

    DryRunController(DryRun dryRun, DeliveryMapper mapper) {
        this.dryRun = dryRun;
        this.mapper = mapper;
    }

    @Override
    public ResponseEntity<DryRunResult> postDryRun(
            String billingUnit, String residentialUnit, OnSiteRolesDocument document, @Nullable String messageDetail) {
        var submission = new Submission(
                DeliveryController.sender(),
                new UnitAddress(billingUnit, residentialUnit),
                DeliveryMapper.sent(document),
                null);
        var result = dryRun.of(submission);
        return DeliveryController.about(submission.sender(), result.customerNumber(), ResponseEntity.ok())
                .contentType(MediaType.APPLICATION_JSON)
                .body(mapper.dryRun(result, messageDetail));
    }
}

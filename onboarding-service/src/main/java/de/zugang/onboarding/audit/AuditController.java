package de.zugang.onboarding.audit;

import de.zugang.onboarding.generated.api.AuditApi;
import de.zugang.onboarding.generated.model.AuditPage;
import de.zugang.onboarding.generated.model.AuditVerification;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail over HTTP, for auditors and operators; see {@code api-spec/onboarding}. */
@RestController
class AuditController implements AuditApi {

    private final AuditTrail trail;
    private final VerifyAudit verify;

    AuditController(AuditTrail trail, VerifyAudit verify) {
        this.trail = trail;
        this.verify = verify;
    }

    @Override
    public ResponseEntity<AuditPage> listAudit(Long after, Integer size) {
        onlyForWhoMayRead();
        return ResponseEntity.ok(AuditMapper.page(trail.after(after, size)));
    }

    @Override
    public ResponseEntity<AuditVerification> verifyAudit() {
        onlyForWhoMayRead();
        return ResponseEntity.ok(AuditMapper.verification(verify.verify()));
    }

    private static void onlyForWhoMayRead() {
        Staff staff = Staff.current();
        if (!staff.is(StaffRole.AUDITOR) && !staff.is(StaffRole.OPERATOR)) {
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    URI.create("/problems/role-missing"),
                    List.of(new ProblemDocument.Detail("This needs the role auditor or operator.")));
        }
    }
}

package de.zugang.onboarding.doctor;

import de.zugang.onboarding.generated.api.DoctorApi;
import de.zugang.onboarding.generated.model.ExaminationFinding;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The comparison over HTTP; see {@code api-spec/onboarding}. */
@RestController
class DoctorController implements DoctorApi {

    private final Examine examine;

    DoctorController(Examine examine) {
        this.examine = examine;
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Examination> examine() {
        Staff staff = Staff.current();
        if (!staff.is(StaffRole.OPERATOR) && !staff.is(StaffRole.AUDITOR)) {
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    URI.create("/problems/role-missing"),
                    List.of(new ProblemDocument.Detail("This needs the role operator or auditor.")));
        }
        Examination found = examine.examine();
        return ResponseEntity.ok(new de.zugang.onboarding.generated.model.Examination()
                .at(found.at().atOffset(ZoneOffset.UTC))
                .healthy(found.isHealthy())
                .technicalUsers(found.technicalUsers())
                .clients(found.clients())
                .announced(found.announced())
                .gateways(found.gateways())
                .findings(
                        found.findings().stream().map(DoctorController::finding).toList()));
    }

    private static ExaminationFinding finding(Finding finding) {
        return new ExaminationFinding()
                .what(ExaminationFinding.WhatEnum.valueOf(finding.what().name()))
                .subject(finding.subject())
                .detail(finding.detail())
                .wrong(finding.what().isWrong())
                .meaning(finding.what().meaning())
                .remedy(finding.what().remedy());
    }
}

package de.zugang.onboarding.desk;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.audit.VerifyAudit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who changed what, when and why, for auditors and operators. */
@Controller
class AuditPageController {

    private static final int LATEST = 100;

    private final AuditTrail trail;
    private final VerifyAudit verify;

    AuditPageController(AuditTrail trail, VerifyAudit verify) {
        this.trail = trail;
        this.verify = verify;
    }

    @GetMapping("/desk/audit")
    String audit(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(name = "verify", defaultValue = "false") boolean verified,
            Model model) {
        if (!Viewer.current().mayReadAudit()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String typed = subject.strip();
        model.addAttribute("subject", typed);
        model.addAttribute("entries", trail.newest(typed.isEmpty() ? null : typed, LATEST));
        if (verified) {
            switch (verify.verify()) {
                case VerifyAudit.Outcome.Intact intact -> model.addAttribute("intact", intact);
                case VerifyAudit.Outcome.Broken broken -> model.addAttribute("broken", broken);
            }
        }
        return "desk/audit";
    }
}

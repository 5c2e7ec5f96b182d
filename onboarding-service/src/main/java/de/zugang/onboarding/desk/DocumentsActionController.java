package de.zugang.onboarding.desk;

import de.zugang.onboarding.document.SignDocument;
import de.zugang.onboarding.staff.Staff;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Notes at the desk that a document is signed. */
@Controller
class DocumentsActionController {

    private final SignDocument sign;

    DocumentsActionController(SignDocument sign) {
        this.sign = sign;
    }

    @PostMapping("/desk/orders/{id}/documents/{document}")
    String sign(
            @PathVariable String id,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam(defaultValue = "") String signedBy,
            RedirectAttributes flash) {
        var order = OrderIds.read(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate day;
        try {
            day = LocalDate.parse(signedOn.strip());
        } catch (DateTimeParseException unreadable) {
            flash.addFlashAttribute("refused", "signature");
            return "redirect:/desk/orders/" + order;
        }
        switch (sign.sign(order, document, day, signedBy, Staff.current())) {
            case SignDocument.Outcome.Noted _ -> flash.addFlashAttribute("done", "signed");
            case SignDocument.Outcome.Faulty _ -> flash.addFlashAttribute("refused", "signature");
            case SignDocument.Outcome.NotNow _ -> flash.addFlashAttribute("refused", "not-now");
            case SignDocument.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case SignDocument.Outcome.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/desk/orders/" + order;
    }
}

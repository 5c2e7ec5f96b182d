package de.zugang.onboarding.desk;

import de.zugang.onboarding.document.KeepDocument;
import de.zugang.onboarding.document.ReadDocument;
import de.zugang.onboarding.document.SavedFile;
import de.zugang.onboarding.document.SignDocument;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.staff.Staff;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Notes at the desk that a document is signed, keeps it, and hands it out. */
@Controller
class DocumentsActionController {

    private final SignDocument sign;
    private final KeepDocument keep;
    private final ReadDocument read;

    DocumentsActionController(SignDocument sign, KeepDocument keep, ReadDocument read) {
        this.sign = sign;
        this.keep = keep;
        this.read = read;
    }

    @PostMapping("/desk/orders/{id}/documents/{document}")
    String sign(
            @PathVariable String id,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam(defaultValue = "") String signedBy,
            RedirectAttributes flash) {
        OrderId order = orderId(id);
        LocalDate day;
        try {
            day = LocalDate.parse(signedOn.strip());
        } catch (DateTimeParseException unreadable) {
            flash.addFlashAttribute("refused", "signature");
            return "redirect:/desk/orders/" + order;
        }
        return answer(order, sign.sign(order, document, day, signedBy, Staff.current()), "signature", flash);
    }

    /** The signed document itself, in the place of day and name. */
    @PostMapping("/desk/orders/{id}/documents/{document}/file")
    String keep(
            @PathVariable String id,
            @PathVariable String document,
            @RequestParam MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        OrderId order = orderId(id);
        return answer(order, keep.keep(order, document, file.getBytes(), Staff.current()), "file", flash);
    }

    @GetMapping("/desk/orders/{id}/documents/{document}/file")
    ResponseEntity<Resource> read(@PathVariable String id, @PathVariable String document) {
        OrderId order = orderId(id);
        return switch (read.read(order, document, Staff.current())) {
            case ReadDocument.Outcome.Found(var content) ->
                ResponseEntity.ok().headers(SavedFile.headers(order, document)).body(content);
            case ReadDocument.Outcome.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case ReadDocument.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private static String answer(
            OrderId order, SignDocument.Outcome outcome, String whenFaulty, RedirectAttributes flash) {
        switch (outcome) {
            case SignDocument.Outcome.Noted _ -> flash.addFlashAttribute("done", "signed");
            case SignDocument.Outcome.Faulty _ -> flash.addFlashAttribute("refused", whenFaulty);
            case SignDocument.Outcome.TooLarge _ -> flash.addFlashAttribute("refused", "file-too-large");
            case SignDocument.Outcome.NotNow _ -> flash.addFlashAttribute("refused", "not-now");
            case SignDocument.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case SignDocument.Outcome.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/desk/orders/" + order;
    }

    private static OrderId orderId(String typed) {
        return OrderIds.read(typed).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

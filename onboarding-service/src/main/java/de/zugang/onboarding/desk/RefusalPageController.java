package de.zugang.onboarding.desk;

import de.zugang.onboarding.refusal.ExplainRefusal;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Support types the request id that a caller was told, and reads the true reason and what helps. */
@Controller
class RefusalPageController {

    private final ExplainRefusal explain;

    RefusalPageController(ExplainRefusal explain) {
        this.explain = explain;
    }

    @GetMapping("/desk/refusals")
    String refusal(@RequestParam(name = "id", defaultValue = "") String id, Locale language, Model model) {
        String typed = id.strip();
        var found = UuidText.read(typed).flatMap((UUID request) -> explain.forStaff(request, language));
        model.addAttribute("id", typed);
        model.addAttribute("found", found.orElse(null));
        model.addAttribute("hint", hint(typed, found.isPresent()));
        return "desk/refusals";
    }

    private static String hint(String typed, boolean found) {
        if (typed.isEmpty() || found) {
            return "";
        }
        return UuidText.read(typed).isPresent() ? "not-found" : "no-id";
    }
}

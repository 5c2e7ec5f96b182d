package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.Holds;
import de.zugang.onboarding.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether provisioning stands still, and why; operators hold it and let it go on. */
@Controller
class HoldPageController {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    private final Holds holds;

    HoldPageController(Holds holds) {
        this.holds = holds;
    }

    @GetMapping("/desk/hold")
    String hold() {
        return "desk/hold";
    }

    @PostMapping("/desk/hold")
    String set(@RequestParam boolean held, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            flash.addFlashAttribute("refused", "hold-reason");
            return "redirect:/desk/hold";
        }
        return switch (holds.set(held, why, Staff.current())) {
            case Holds.Outcome.Set _ -> {
                flash.addFlashAttribute("done", held ? "held" : "released");
                yield "redirect:/desk/hold";
            }
            case Holds.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }
}

package de.zugang.onboarding.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whoever opens the bare address wants the desk. */
@Controller
class FrontDoor {

    @GetMapping("/")
    String desk() {
        return "redirect:/desk";
    }
}

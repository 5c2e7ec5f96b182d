package de.zugang.onboarding.desk;

import de.zugang.onboarding.doctor.Examine;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whether database, Keycloak and gateways agree, for operators and auditors: as last found, or looked at now. */
@Controller
class DoctorPageController {

    private final Examine examine;

    DoctorPageController(Examine examine) {
        this.examine = examine;
    }

    /**
     * Changes nothing, also when it looks.
     *
     * @param now whether to look now; otherwise only if nobody has looked yet
     */
    @GetMapping("/desk/doctor")
    String doctor(@RequestParam(defaultValue = "false") boolean now, Model model) {
        if (!Viewer.current().mayExamine()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("found", now ? examine.examine() : examine.latest().orElseGet(examine::examine));
        return "desk/doctor";
    }
}

package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.Holds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page behind the sign-in has: who looks, in which language, where, and what there is to order. */
@ControllerAdvice(
        assignableTypes = {
            QueueController.class,
            NewOrderController.class,
            ChangeController.class,
            EditOrderController.class,
            OrderPageController.class,
            OrderActionsController.class,
            TechnicalUserPageController.class,
            GatewaysPageController.class,
            DoctorPageController.class,
            SalesPageController.class,
            HoldPageController.class,
            AuditPageController.class,
            RefusalPageController.class
        })
class DeskFrame {

    private final DeskLanguage languages;
    private final Offer offer;
    private final Holds holds;

    DeskFrame(DeskLanguage languages, Offer offer, Holds holds) {
        this.languages = languages;
        this.offer = offer;
        this.holds = holds;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, HttpServletResponse response, Locale language, Model model) {
        languages.remember(request, response);
        model.addAttribute("viewer", Viewer.current());
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("time", new DeskTime(language));
        model.addAttribute("offer", offer);
        model.addAttribute("hold", holds.present().orElse(null));
        model.addAttribute("here", request.getRequestURI());
    }
}

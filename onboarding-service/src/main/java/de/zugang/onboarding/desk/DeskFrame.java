package de.zugang.onboarding.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page behind the sign-in has: who looks, in which language, and where. */
@ControllerAdvice(
        assignableTypes = {
            QueueController.class,
            NewOrderController.class,
            ChangeController.class,
            OrderPageController.class,
            OrderActionsController.class,
            TechnicalUserPageController.class,
            GatewaysPageController.class,
            RefusalPageController.class
        })
class DeskFrame {

    private final DeskLanguage languages;

    DeskFrame(DeskLanguage languages) {
        this.languages = languages;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, HttpServletResponse response, Locale language, Model model) {
        languages.remember(request, response);
        model.addAttribute("viewer", Viewer.current());
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("time", new DeskTime(language));
        model.addAttribute("here", request.getRequestURI());
    }
}

package de.zugang.onboarding.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where failed requests of people end. Everything else gets a problem document from the same path. It knows neither the
 * person nor the cause, which would not help: it says what to do.
 */
@Controller
class FailurePage {

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String failed(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        response.setStatus(status);
        model.addAttribute("status", status);
        return "desk/failure";
    }
}

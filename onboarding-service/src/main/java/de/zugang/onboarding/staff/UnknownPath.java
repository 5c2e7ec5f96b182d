package de.zugang.onboarding.staff;

import de.zugang.servicekit.refusal.ProblemWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where requests end that no controller took, or that failed before one could: a problem document. */
@Controller
class UnknownPath implements ErrorController {

    private final ProblemWriter problems;

    UnknownPath(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        switch (status) {
            case NOT_FOUND -> problems.write(response, HttpStatus.NOT_FOUND, "No data found.");
            case null -> problems.write(response, HttpStatus.INTERNAL_SERVER_ERROR, "Technical error.");
            default -> problems.write(response, status, status.getReasonPhrase() + ".");
        }
    }
}

package de.zugang.tryit.call;

import de.zugang.servicekit.refusal.ProblemWriter;
import de.zugang.tryit.relay.PortalProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away calls of other sites' pages and calls of unknown or excessive size before anything is read. */
@Component
class CallGuard extends OncePerRequestFilter {

    private final PortalProperties properties;
    private final ProblemWriter problems;

    CallGuard(PortalProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            problems.write(response, HttpStatus.FORBIDDEN, "Calls are made by the portal's own page only.");
        } else if (request.getContentLengthLong() < 0) {
            problems.write(response, HttpStatus.LENGTH_REQUIRED, "Content-Length is missing.");
        } else if (request.getContentLengthLong() > properties.largestCall().toBytes()) {
            problems.write(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The call is too large (expected: at most " + properties.largestCall() + ").");
        } else {
            chain.doFilter(request, response);
        }
    }
}

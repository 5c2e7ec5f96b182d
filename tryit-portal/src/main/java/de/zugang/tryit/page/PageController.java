package de.zugang.tryit.page;

import de.zugang.tryit.relay.PortalProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page. It holds no state and no credential; what it needs to know about the visitor is the language. */
@Controller
class PageController {

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final PortalProperties properties;
    private final Shelf shelf;

    PageController(PortalProperties properties, Shelf shelf) {
        this.properties = properties;
        this.shelf = shelf;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model, HttpServletRequest request, HttpServletResponse response) {
        Language language = Language.of(request);
        if (request.getParameter(Language.NAME) != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(language, request.isSecure()));
        }
        model.addAttribute("language", language.tag());
        model.addAttribute("apis", shelf.apis(language));
        model.addAttribute("examples", Example.values());
        model.addAttribute("gateway", properties.shownGatewayUrl());
        model.addAttribute("tokenEndpoint", properties.shownTokenUrl());
        return "page";
    }

    private static String cookie(Language language, boolean secure) {
        return ResponseCookie.from(Language.NAME, language.tag())
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(LANGUAGE_KEPT)
                .build()
                .toString();
    }
}

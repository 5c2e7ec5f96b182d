package de.zugang.onboarding.pickup;

import de.zugang.onboarding.pickup.OpenPickup.Outcome;
import de.zugang.onboarding.pickup.OpenPickup.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a secret. Who has the link may look; who has the code as well gets the secret, once. */
@Controller
@ConditionalOnProperty(name = "zugang.pickup.enabled", havingValue = "true")
class PickupController {

    private static final ZoneId SHOWN_IN = ZoneId.of("Europe/Berlin");

    private final OpenPickup open;

    PickupController(OpenPickup open) {
        this.open = open;
    }

    @GetMapping("/pickup/{link}")
    ModelAndView look(@PathVariable String link, Locale language) {
        return page(open.look(link), language);
    }

    @PostMapping("/pickup/{link}")
    ModelAndView open(@PathVariable String link, @RequestParam(defaultValue = "") String code, Locale language) {
        return page(open.open(link, code), language);
    }

    private static ModelAndView page(Outcome outcome, Locale language) {
        return switch (outcome) {
            case Outcome.Waiting(var until) ->
                page("code", HttpStatus.OK, language, Map.of("until", shown(until, language)));
            case Outcome.WrongCode(var until, var left) ->
                page(
                        "code",
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        language,
                        Map.of("until", shown(until, language), "left", left));
            case Outcome.Shown shown -> page("secret", HttpStatus.OK, language, Map.of("shown", shown));
            case Outcome.Over(var why) ->
                page(
                        "over",
                        why == Reason.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE,
                        language,
                        Map.of("why", why.name()));
            case Outcome.Later _ -> page("over", HttpStatus.SERVICE_UNAVAILABLE, language, Map.of("why", "LATER"));
        };
    }

    private static ModelAndView page(String name, HttpStatus status, Locale language, Map<String, ?> values) {
        var page = new ModelAndView("pickup/" + name, values, status);
        page.addObject("language", language.getLanguage());
        return page;
    }

    private static String shown(Instant at, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(SHOWN_IN)
                .format(at);
    }
}

package de.zugang.onboarding.desk;

import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Technical users by name; a client id typed instead is recognised. Keys appear by prefix and last four only. */
@Controller
class TechnicalUserPageController {

    private final FindTechnicalUser find;
    private final SubscriptionKeys keys;
    private final TechnicalUserRecord records;

    TechnicalUserPageController(FindTechnicalUser find, SubscriptionKeys keys, TechnicalUserRecord records) {
        this.find = find;
        this.keys = keys;
        this.records = records;
    }

    @GetMapping("/desk/technical-users")
    String search(@RequestParam(defaultValue = "") String name, Model model) {
        model.addAttribute("name", name);
        if (name.isBlank()) {
            model.addAttribute("hint", "");
            return "desk/technical-users";
        }
        return switch (find.find(name)) {
            case FindTechnicalUser.Outcome.Found(var user) -> "redirect:" + path(user);
            case FindTechnicalUser.Outcome.NotFound _ -> withHint("not-found", model);
            case FindTechnicalUser.Outcome.ClientIdTyped _ -> withHint("client-id", model);
        };
    }

    @GetMapping("/desk/technical-users/{name}")
    String technicalUser(@PathVariable String name, Locale language, Model model) {
        return switch (find.find(name)) {
            case FindTechnicalUser.Outcome.Found(var user) -> {
                model.addAttribute("user", user);
                model.addAttribute("keys", keys.of(user.name().value()));
                records.show(user.name().value(), language, model);
                yield "desk/technical-user";
            }
            case FindTechnicalUser.Outcome.NotFound _, FindTechnicalUser.Outcome.ClientIdTyped _ ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String withHint(String hint, Model model) {
        model.addAttribute("hint", hint);
        return "desk/technical-users";
    }

    private static String path(TechnicalUser user) {
        return UriComponentsBuilder.fromPath("/desk/technical-users/{name}")
                .encode()
                .buildAndExpand(user.name().value())
                .toUriString();
    }
}

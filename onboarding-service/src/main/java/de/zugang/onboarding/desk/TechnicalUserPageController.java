package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.OrderSearch;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.usage.CredentialUse;
import java.util.List;
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

    private static final int LATEST = 20;

    private final FindTechnicalUser find;
    private final SubscriptionKeys keys;
    private final CredentialUse uses;
    private final TechnicalUserRecord records;
    private final BehindNumbers behind;
    private final FindOrders orders;

    TechnicalUserPageController(
            FindTechnicalUser find,
            SubscriptionKeys keys,
            CredentialUse uses,
            TechnicalUserRecord records,
            BehindNumbers behind,
            FindOrders orders) {
        this.find = find;
        this.keys = keys;
        this.uses = uses;
        this.records = records;
        this.behind = behind;
        this.orders = orders;
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
                model.addAttribute(
                        "lastUsed", LastUsed.of(user, keys.of(user.name().value()), uses));
                model.addAttribute("companies", behind.companies(user.customerNumbers()));
                model.addAttribute("changes", Viewer.current().mayPlace() ? changes(user) : List.of());
                model.addAttribute("entitlementsOrderable", Viewer.current().mayPlace() && isInUse(user));
                model.addAttribute(
                        "orders",
                        orders.search(OrderSearch.all(0, LATEST).of(user.name().value()))
                                .orders());
                records.show(user.name().value(), language, model);
                yield "desk/technical-user";
            }
            case FindTechnicalUser.Outcome.NotFound _, FindTechnicalUser.Outcome.ClientIdTyped _ ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /** What can be ordered of it as it stands. */
    private static List<OrderKind> changes(TechnicalUser user) {
        return switch (user.state()) {
            case RESERVED, ENDED -> List.of();
            case ACTIVE ->
                List.of(
                        OrderKind.ADD_CUSTOMER_NUMBERS,
                        OrderKind.REMOVE_CUSTOMER_NUMBERS,
                        OrderKind.CHANGE_ATTRIBUTES,
                        OrderKind.ROLL_KEY,
                        OrderKind.REPLACE_KEY,
                        OrderKind.ROLL_SECRET,
                        OrderKind.REPLACE_SECRET,
                        OrderKind.SUSPEND,
                        OrderKind.END);
            case SUSPENDED ->
                List.of(
                        OrderKind.REACTIVATE,
                        OrderKind.ADD_CUSTOMER_NUMBERS,
                        OrderKind.REMOVE_CUSTOMER_NUMBERS,
                        OrderKind.CHANGE_ATTRIBUTES,
                        OrderKind.REPLACE_KEY,
                        OrderKind.REPLACE_SECRET,
                        OrderKind.END);
        };
    }

    /** Whether entitlements can be granted and withdrawn. */
    private static boolean isInUse(TechnicalUser user) {
        return user.state() == TechnicalUserState.ACTIVE || user.state() == TechnicalUserState.SUSPENDED;
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

package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.CheckChange;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.PresentUsers;
import de.zugang.onboarding.order.Previews;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.technicaluser.FindTechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From a technical user's page over a form and checked answers to an order that changes it. */
@Controller
@RequestMapping("/desk/technical-users/{name}/change/{kind}")
class ChangeController {

    private final CheckChange check;
    private final Previews previews;
    private final PlaceChange place;
    private final FindTechnicalUser find;
    private final PresentUsers users;
    private final OncePerForm forms;
    private final BehindNumbers behind;

    ChangeController(
            CheckChange check,
            Previews previews,
            PlaceChange place,
            FindTechnicalUser find,
            PresentUsers users,
            OncePerForm forms,
            BehindNumbers behind) {
        this.check = check;
        this.previews = previews;
        this.place = place;
        this.find = find;
        this.users = users;
        this.forms = forms;
        this.behind = behind;
    }

    /** Keeps everybody else off the whole way, and everybody off technical users and changes that there are not. */
    @ModelAttribute
    void about(@PathVariable String name, @PathVariable String kind, Model model) {
        if (!Viewer.current().mayPlace()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (!(find.find(name) instanceof FindTechnicalUser.Outcome.Found(var user))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("user", user);
        model.addAttribute("kind", kind(kind));
        model.addAttribute("present", present(user));
    }

    /** What is, by the names of the fields; address and number masked. */
    private Map<String, String> present(TechnicalUser user) {
        if (!(users.find(user.name().value()) instanceof PresentUsers.Found.User(var shown))) {
            return Map.of();
        }
        Contact contact = users.contact(shown);
        return Map.of(
                "company", user.company(),
                "email", contact.maskedEmail(),
                "mobile", contact.maskedMobile(),
                "language", contact.language().code());
    }

    /**
     * Not filled in yet.
     *
     * @param entitlement the one that it is about, if it is about one
     */
    @GetMapping
    String empty(@RequestParam(defaultValue = "") String entitlement, Model model) {
        return form(TypedChange.EMPTY.about(entitlement), FormErrors.NONE, model);
    }

    /** Back from the check page. */
    @PostMapping
    String again(TypedChange typed, Model model) {
        return form(typed, FormErrors.NONE, model);
    }

    /** One field, while the rest is still being filled in; answers with the text to stand beside it. */
    @PostMapping("/field")
    String field(
            @PathVariable String name,
            @PathVariable String kind,
            @RequestParam String field,
            TypedChange typed,
            Model model) {
        model.addAttribute("lines", errors(typed.toForm(name, kind(kind))).of(field));
        model.addAttribute("field", field);
        model.addAttribute("known", behind.of(typed.numbers()));
        return "desk/form-parts :: checked";
    }

    @PostMapping("/check")
    String check(@PathVariable String name, @PathVariable String kind, TypedChange typed, Model model) {
        var form = typed.toForm(name, kind(kind));
        return switch (check.check(form)) {
            case CheckChange.Outcome.Faulty(var problems) ->
                form(typed, FormErrors.of(problems, form.customerNumbers()), model);
            case CheckChange.Outcome.Complete(var change, var now, var _) -> {
                model.addAttribute("typed", typed);
                model.addAttribute("change", change);
                model.addAttribute("reach", previews.of(change, now).orElseThrow());
                model.addAttribute("companies", behind.companies(change.customerNumbers()));
                model.addAttribute("number", forms.number());
                yield "desk/change-check";
            }
        };
    }

    @PostMapping("/place")
    String place(
            @PathVariable String name,
            @PathVariable String kind,
            @RequestParam String number,
            TypedChange typed,
            HttpSession session,
            Model model,
            RedirectAttributes flash) {
        var form = typed.toForm(name, kind(kind));
        Optional<OrderId> order = forms.once(session, number, () -> placed(form));
        if (order.isEmpty()) {
            return form(typed, errors(form), model);
        }
        flash.addFlashAttribute("done", "placed");
        return "redirect:/desk/orders/" + order.get();
    }

    private Optional<OrderId> placed(ChangeForm form) {
        return switch (place.place(form, Staff.current())) {
            case PlaceChange.Outcome.Placed(var order) -> Optional.of(order.id());
            case PlaceChange.Outcome.Faulty _ -> Optional.empty();
            case PlaceChange.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private FormErrors errors(ChangeForm form) {
        return switch (check.check(form)) {
            case CheckChange.Outcome.Faulty(var problems) -> FormErrors.of(problems, form.customerNumbers());
            case CheckChange.Outcome.Complete _ -> FormErrors.NONE;
        };
    }

    private String form(TypedChange typed, FormErrors errors, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("knownOthers", behind.of(typed.numbers()));
        return "desk/change";
    }

    private static OrderKind kind(String slug) {
        return Arrays.stream(OrderKind.values())
                .filter(kind ->
                        kind.isChange() && kind.isPlaceable() && kind.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.CheckOrder;
import de.zugang.onboarding.order.OrderForm;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.PlaceOrder;
import de.zugang.onboarding.staff.Staff;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From an empty form over checked answers to a placed order. Whatever is wrong, the typed values come back unchanged. */
@Controller
class NewOrderController {

    private final CheckOrder check;
    private final PlaceOrder place;
    private final OncePerForm forms;
    private final BehindNumbers behind;

    NewOrderController(CheckOrder check, PlaceOrder place, OncePerForm forms, BehindNumbers behind) {
        this.check = check;
        this.place = place;
        this.forms = forms;
        this.behind = behind;
    }

    /** Keeps everybody else off the whole way, not only off its end. */
    @ModelAttribute
    void onlyForWhoMayPlace() {
        if (!Viewer.current().mayPlace()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @GetMapping("/desk/orders/new")
    String empty(Model model) {
        return form(TypedOrder.EMPTY, FormErrors.NONE, model);
    }

    /** Back from the check page. */
    @PostMapping("/desk/orders/new")
    String again(TypedOrder typed, Model model) {
        return form(typed, FormErrors.NONE, model);
    }

    /** One field, while the rest is still being filled in; answers with the text to stand beside it. */
    @PostMapping("/desk/orders/new/field")
    String field(@RequestParam String field, TypedOrder typed, Model model) {
        model.addAttribute("lines", errors(typed.toForm()).of(field));
        model.addAttribute("field", field);
        model.addAttribute("typed", typed);
        model.addAttribute("known", behind.of(numbers(field, typed)));
        return "desk/form-parts :: checked";
    }

    @PostMapping("/desk/orders/check")
    String check(TypedOrder typed, Model model) {
        return switch (check.check(typed.toForm())) {
            case CheckOrder.Outcome.Faulty(var problems) -> form(typed, FormErrors.of(problems, typed.toForm()), model);
            case CheckOrder.Outcome.Complete(var content) -> {
                model.addAttribute("typed", typed);
                model.addAttribute("content", content);
                model.addAttribute("companies", behind.companies(content.customerNumbers()));
                model.addAttribute("number", forms.number());
                yield "desk/check";
            }
        };
    }

    @PostMapping("/desk/orders")
    String place(
            @RequestParam String number, TypedOrder typed, HttpSession session, Model model, RedirectAttributes flash) {
        Optional<OrderId> order = forms.once(session, number, () -> placed(typed.toForm()));
        if (order.isEmpty()) {
            return form(typed, errors(typed.toForm()), model);
        }
        flash.addFlashAttribute("done", "placed");
        return "redirect:/desk/orders/" + order.get();
    }

    private Optional<OrderId> placed(OrderForm form) {
        return switch (place.place(form, Staff.current())) {
            case PlaceOrder.Outcome.Placed(var order) -> Optional.of(order.id());
            case PlaceOrder.Outcome.Faulty _ -> Optional.empty();
            case PlaceOrder.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private FormErrors errors(OrderForm form) {
        return switch (check.check(form)) {
            case CheckOrder.Outcome.Faulty(var problems) -> FormErrors.of(problems, form);
            case CheckOrder.Outcome.Complete _ -> FormErrors.NONE;
        };
    }

    /** The customer numbers that a field holds; none for another field. */
    private static List<String> numbers(String field, TypedOrder typed) {
        return switch (field) {
            case "mainCustomerNumber" -> List.of(typed.mainCustomerNumber().strip());
            case "customerNumbers" -> typed.otherNumbers();
            default -> List.of();
        };
    }

    private String form(TypedOrder typed, FormErrors errors, Model model) {
        model.addAttribute("knownMain", behind.of(numbers("mainCustomerNumber", typed)));
        model.addAttribute("knownOthers", behind.of(numbers("customerNumbers", typed)));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "desk/form";
    }
}

package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.EditOrder;
import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.staff.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has an order say something else. Whatever is wrong, the typed values come back unchanged. */
@Controller
class EditOrderController {

    private final FindOrders find;
    private final EditOrder edit;

    EditOrderController(FindOrders find, EditOrder edit) {
        this.find = find;
        this.edit = edit;
    }

    @GetMapping("/desk/orders/{id}/edit")
    String form(@PathVariable String id, Model model) {
        Order order = order(id);
        return form(order, TypedEdit.of(order), FormErrors.NONE, model);
    }

    @PostMapping("/desk/orders/{id}/edit")
    String edit(@PathVariable String id, TypedEdit typed, Model model, RedirectAttributes flash) {
        Order order = order(id);
        return switch (edit.edit(order.id(), typed.toForm(), Staff.current())) {
            case EditOrder.Outcome.Faulty(var problems) ->
                form(order, typed, FormErrors.of(problems, typed.numbers()), model);
            case EditOrder.Outcome.Decided(var outcome) -> {
                flash.addFlashAttribute(
                        outcome instanceof DecideOrder.Outcome.Decided ? "done" : "refused",
                        outcome instanceof DecideOrder.Outcome.Decided ? "edited" : "not-now");
                yield "redirect:/desk/orders/" + order.id();
            }
        };
    }

    /** Keeps everybody else off the page too, since it is about addresses and numbers. */
    private Order order(String id) {
        if (!Viewer.current().mayPlace()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        OrderId read = OrderIds.read(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return find.find(read)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .order();
    }

    private static String form(Order order, TypedEdit typed, FormErrors errors, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        boolean isNew = order.change() == null;
        model.addAttribute("attributes", isNew || order.kind().takesAttributes());
        model.addAttribute("numbers", isNew || order.kind().takesCustomerNumbers());
        return "desk/edit";
    }
}

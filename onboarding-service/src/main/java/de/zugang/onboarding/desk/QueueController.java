package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.FindOrders;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderSearch;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lists of orders: everybody's queue and the sales lead's inbox. */
@Controller
class QueueController {

    private static final int PAGE = 25;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_TEXT = 100;

    private final FindOrders find;

    QueueController(FindOrders find) {
        this.find = find;
    }

    @GetMapping("/desk")
    String queue(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        String typed = text.strip();
        Order.State wanted = state(state);
        model.addAttribute("text", typed);
        model.addAttribute("state", wanted == null ? "" : wanted.name());
        model.addAttribute("states", Order.State.values());
        model.addAttribute("clientIdTyped", TechnicalUserName.read(typed) instanceof TechnicalUserName.Typed.ClientId);
        model.addAttribute(
                "found",
                find.search(OrderSearch.all(number(page), PAGE).in(wanted).containing(searched(typed))));
        return "desk/queue";
    }

    @GetMapping("/desk/approvals")
    String approvals(@RequestParam(defaultValue = "0") String page, Model model) {
        if (!Viewer.current().mayOpenInbox()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute(
                "found", find.search(OrderSearch.all(number(page), PAGE).whereSomebodyMustDecide()));
        return "desk/approvals";
    }

    private static Order.@Nullable State state(String name) {
        return Arrays.stream(Order.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String searched(String typed) {
        return typed.isEmpty() ? null : typed.substring(0, Math.min(typed.length(), LONGEST_TEXT));
    }

    private static int number(String page) {
        return page.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
    }
}

package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.DecideOrder;
import de.zugang.onboarding.order.GiveUpOrder;
import de.zugang.onboarding.order.Messages;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.RetryOrder;
import de.zugang.onboarding.order.TakeOverOrder;
import de.zugang.onboarding.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with an order. Who may do what, and when, is decided by the use cases alone. */
@Controller
class OrderActionsController {

    private static final int LONGEST_REASON = 500;

    private final DecideOrder decide;
    private final RetryOrder retry;
    private final Messages messages;
    private final GiveUpOrder giveUp;
    private final TakeOverOrder takeOver;

    OrderActionsController(
            DecideOrder decide, RetryOrder retry, GiveUpOrder giveUp, TakeOverOrder takeOver, Messages messages) {
        this.takeOver = takeOver;
        this.giveUp = giveUp;
        this.messages = messages;
        this.decide = decide;
        this.retry = retry;
    }

    @PostMapping("/desk/orders/{id}/documents")
    String documents(@PathVariable String id, RedirectAttributes flash) {
        return answer(id, "documents", decide.confirmDocuments(orderId(id), Staff.current()), flash);
    }

    @PostMapping("/desk/orders/{id}/entitlements/{entitlement}")
    String entitlement(
            @PathVariable String id,
            @PathVariable String entitlement,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "") String contentHash,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        var outcome = decide.decideEntitlement(
                orderId(id), entitlement, approve, given(contentHash), given(reason), Staff.current());
        return answer(id, approve ? "entitlement-approved" : "entitlement-refused", outcome, flash);
    }

    @PostMapping("/desk/orders/{id}/decision")
    String decision(
            @PathVariable String id,
            @RequestParam boolean approve,
            @RequestParam(defaultValue = "") String reachHash,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        var outcome = decide.decide(orderId(id), approve, reachHash, given(reason), Staff.current());
        return answer(id, approve ? "agreed" : "rejected", outcome, flash);
    }

    @PostMapping("/desk/orders/{id}/cancel")
    String cancel(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        String given = given(reason);
        if (given == null) {
            flash.addFlashAttribute("refused", "reason-missing");
            return back(id);
        }
        return answer(id, "cancelled", decide.cancel(orderId(id), given, Staff.current()), flash);
    }

    @PostMapping("/desk/orders/{id}/give-up")
    String giveUp(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        String given = given(reason);
        if (given == null) {
            flash.addFlashAttribute("refused", "reason-missing");
            return back(id);
        }
        return answer(id, "giving-up", giveUp.giveUp(orderId(id), given, Staff.current()), flash);
    }

    @PostMapping("/desk/orders/{id}/owner")
    String takeOver(@PathVariable String id, RedirectAttributes flash) {
        return answer(id, "taken-over", takeOver.takeOver(orderId(id), Staff.current()), flash);
    }

    @PostMapping("/desk/orders/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes flash) {
        return answer(id, "retried", retry.retry(orderId(id), Staff.current()), flash);
    }

    @PostMapping("/desk/orders/{id}/resend")
    String resend(@PathVariable String id, RedirectAttributes flash) {
        switch (messages.resend(orderId(id), Staff.current())) {
            case Messages.Resend.Staged _ -> flash.addFlashAttribute("done", "resent");
            case Messages.Resend.NotNow _ -> flash.addFlashAttribute("refused", "not-now");
            case Messages.Resend.TooOften _ -> flash.addFlashAttribute("refused", "resent-too-often");
            case Messages.Resend.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case Messages.Resend.NoSuchOrder _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return back(id);
    }

    private static String answer(String id, String done, DecideOrder.Outcome outcome, RedirectAttributes flash) {
        return switch (outcome) {
            case DecideOrder.Outcome.Decided _ -> {
                flash.addFlashAttribute("done", done);
                yield back(id);
            }
            case DecideOrder.Outcome.NotNow _ -> {
                flash.addFlashAttribute("refused", "not-now");
                yield back(id);
            }
            case DecideOrder.Outcome.OwnOrder _ -> {
                flash.addFlashAttribute("refused", "own-order");
                yield back(id);
            }
            case DecideOrder.Outcome.AgreedBefore _ -> {
                flash.addFlashAttribute("refused", "agreed-before");
                yield back(id);
            }
            case DecideOrder.Outcome.ContentChanged _ -> {
                flash.addFlashAttribute("refused", "content-changed");
                yield back(id);
            }
            case DecideOrder.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case DecideOrder.Outcome.NoSuchOrder _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static OrderId orderId(String typed) {
        return OrderIds.read(typed).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(String id) {
        return "redirect:/desk/orders/" + orderId(id);
    }

    private static @Nullable String given(String reason) {
        String text = reason.strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }
}

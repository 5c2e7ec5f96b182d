package de.zugang.onboarding.desk;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.sales.ReferToSales;
import de.zugang.onboarding.sales.Referral;
import de.zugang.onboarding.sales.Referrals;
import de.zugang.onboarding.staff.Staff;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What to do with somebody who is not a customer yet: record it, and write to sales. */
@Controller
class SalesPageController {

    private static final int LATEST = 20;

    private final ReferToSales refer;
    private final Referrals referrals;
    private final BehindNumbers behind;
    private final SalesMail mail;

    SalesPageController(ReferToSales refer, Referrals referrals, BehindNumbers behind, SalesMail mail) {
        this.refer = refer;
        this.referrals = referrals;
        this.behind = behind;
        this.mail = mail;
    }

    /** With what was typed into the order form, if somebody comes from there. */
    @GetMapping("/desk/sales")
    String sales(
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "") String customerNumber,
            @RequestParam(defaultValue = "") String ticket,
            Model model) {
        return page(new ReferToSales.Form(company, customerNumber, ticket), List.of(), model);
    }

    @PostMapping("/desk/sales")
    String refer(
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "") String customerNumber,
            @RequestParam(defaultValue = "") String ticket,
            Model model) {
        var form = new ReferToSales.Form(company.strip(), customerNumber.strip(), ticket.strip());
        return switch (refer.refer(form, Staff.current())) {
            case ReferToSales.Outcome.Referred(var referral) -> "redirect:/desk/sales/" + referral.id();
            case ReferToSales.Outcome.Faulty(var problems) ->
                page(form, problems.stream().map(ReferToSales.Problem::field).toList(), model);
            case ReferToSales.Outcome.IsCustomer(var found) -> {
                model.addAttribute("isCustomer", found);
                yield page(form, List.of(), model);
            }
            case ReferToSales.Outcome.RoleMissing _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    /** The message to sales, ready to be sent. */
    @GetMapping("/desk/sales/{id}")
    String referred(@PathVariable String id, Model model) {
        Referral referral = UuidText.read(id)
                .flatMap((UUID found) -> referrals.find(found))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("referral", referral);
        model.addAttribute("mail", mail.about(referral));
        return "desk/referral";
    }

    private String page(ReferToSales.Form form, List<String> faulty, Model model) {
        var latest = referrals.latest(LATEST);
        model.addAttribute("typed", form);
        model.addAttribute("faulty", faulty);
        model.addAttribute("referrals", latest);
        model.addAttribute(
                "companies",
                behind.companies(latest.stream()
                        .map(Referral::customerNumber)
                        .filter(Objects::nonNull)
                        .map((CustomerNumber number) -> number)
                        .toList()));
        return "desk/sales";
    }
}

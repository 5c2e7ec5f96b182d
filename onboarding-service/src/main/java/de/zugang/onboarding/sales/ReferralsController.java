package de.zugang.onboarding.sales;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.customer.Customers;
import de.zugang.onboarding.generated.api.SalesApi;
import de.zugang.onboarding.generated.model.NewReferral;
import de.zugang.onboarding.staff.Staff;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The way to sales over HTTP; see {@code api-spec/onboarding}. */
@RestController
class ReferralsController implements SalesApi {

    private static final int LATEST = 100;

    private final ReferToSales refer;
    private final Referrals referrals;
    private final Customers customers;

    ReferralsController(ReferToSales refer, Referrals referrals, Customers customers) {
        this.refer = refer;
        this.referrals = referrals;
        this.customers = customers;
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Referral> referToSales(NewReferral body) {
        var form = new ReferToSales.Form(
                body.getCompany().strip(), orEmpty(body.getCustomerNumber()), orEmpty(body.getTicket()));
        return switch (refer.refer(form, Staff.current())) {
            case ReferToSales.Outcome.Referred(var referral) ->
                ResponseEntity.status(HttpStatus.CREATED).body(shown(referral, Set.of()));
            case ReferToSales.Outcome.Faulty(var problems) ->
                throw new Refused(
                        HttpStatus.BAD_REQUEST,
                        URI.create("/problems/order-not-complete"),
                        problems.stream()
                                .map(problem -> new ProblemDocument.Detail(problem.expectation(), problem.field()))
                                .toList());
            case ReferToSales.Outcome.IsCustomer _ ->
                throw refused(
                        HttpStatus.CONFLICT, "is-a-customer", "This customer number is in the customer register.");
            case ReferToSales.Outcome.RoleMissing(var needed) ->
                throw refused(HttpStatus.FORBIDDEN, "role-missing", "This needs the role " + needed.claim() + ".");
        };
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Referrals> listReferrals() {
        var latest = referrals.latest(LATEST);
        var known = customers
                .find(latest.stream()
                        .map(Referral::customerNumber)
                        .filter(Objects::nonNull)
                        .toList())
                .keySet();
        return ResponseEntity.ok(new de.zugang.onboarding.generated.model.Referrals(
                latest.stream().map(referral -> shown(referral, known)).toList()));
    }

    private static de.zugang.onboarding.generated.model.Referral shown(
            Referral referral, Collection<CustomerNumber> known) {
        CustomerNumber number = referral.customerNumber();
        return new de.zugang.onboarding.generated.model.Referral()
                .id(referral.id())
                .company(referral.company())
                .customerNumber(number == null ? null : number.value())
                .ticket(referral.ticket())
                .referredBy(referral.referredBy())
                .referredAt(referral.referredAt().atOffset(ZoneOffset.UTC))
                .isCustomer(number != null && known.contains(number));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Refused refused(HttpStatus status, String type, String message) {
        return new Refused(status, URI.create("/problems/" + type), List.of(new ProblemDocument.Detail(message)));
    }
}

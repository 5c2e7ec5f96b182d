package de.zugang.onboarding.order;

import de.zugang.onboarding.staff.StaffRole;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The one translation of refusals to problem documents of the orders API. */
final class OrderRefusals {

    private static final String TYPES = "/problems/";

    private OrderRefusals() {}

    static Refused faulty(List<FormProblem> problems) {
        var details = problems.stream()
                .map(problem -> new ProblemDocument.Detail(problem.code().expectation(), problem.field()))
                .toList();
        return new Refused(HttpStatus.BAD_REQUEST, URI.create(TYPES + "order-not-complete"), details);
    }

    static Refused roleMissing(StaffRole needed) {
        return refused(HttpStatus.FORBIDDEN, "role-missing", "This needs the role " + needed.claim() + ".");
    }

    static Refused noSuchOrder() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }

    static Refused notNow(String current, String needed) {
        return refused(HttpStatus.CONFLICT, "not-in-this-state", "state: " + current + " (expected: " + needed + ")");
    }

    static Refused ownOrder() {
        return refused(HttpStatus.FORBIDDEN, "own-order", "Nobody decides on an order of their own.");
    }

    static Refused agreedBefore() {
        return refused(HttpStatus.FORBIDDEN, "agreed-before", "Nobody gives two approvals of one order.");
    }

    static Refused contentChanged() {
        return refused(
                HttpStatus.CONFLICT,
                "content-changed",
                "The order leads elsewhere than it did when you looked. Please look again and decide.");
    }

    /** A client id is no wrong value among others: the hint helps best alone. */
    static Refused faultyChange(List<FormProblem> problems) {
        if (problems.getFirst().code() == FormProblem.Code.CLIENT_ID_TYPED) {
            return new Refused(
                    HttpStatus.BAD_REQUEST,
                    URI.create(TYPES + "client-id-typed"),
                    List.of(new ProblemDocument.Detail(FormProblem.Code.CLIENT_ID_TYPED.expectation(), "name")));
        }
        return problems.getFirst().code() == FormProblem.Code.TECHNICAL_USER_UNKNOWN ? noSuchOrder() : faulty(problems);
    }

    private static Refused refused(HttpStatus status, String type, String message) {
        return new Refused(status, URI.create(TYPES + type), List.of(new ProblemDocument.Detail(message)));
    }
}

package de.zugang.tryit.explain;

import de.zugang.tryit.relay.Operation;
import de.zugang.tryit.relay.Outcome;
import de.zugang.tryit.relay.Outcome.Answered;
import de.zugang.tryit.relay.Outcome.Unanswered;

/** From an outcome to the one advice that fits; by status and by the texts that the gateway documents. */
public final class Explainer {

    private Explainer() {}

    public static Advice advice(Operation operation, Outcome outcome) {
        return switch (outcome) {
            case Unanswered unanswered -> advice(unanswered);
            case Answered answered when answered.status() >= 300 && answered.status() < 400 -> Advice.REDIRECTED;
            case Answered answered when answered.status() == 429 -> Advice.TOO_MANY;
            case Answered answered when answered.status() == 501 -> Advice.NOT_SUPPORTED;
            case Answered answered when answered.status() >= 500 -> Advice.SERVER_FAULT;
            case Answered answered -> {
                var body = AnswerBody.of(answered.body());
                yield operation instanceof Operation.FetchToken
                        ? token(answered.status(), body)
                        : gateway(operation, answered.status(), body);
            }
        };
    }

    private static Advice advice(Unanswered unanswered) {
        return switch (unanswered.reason()) {
            case UNREACHABLE -> Advice.UNREACHABLE;
            case TOO_SLOW -> Advice.TOO_SLOW;
            case TOO_LARGE -> Advice.TOO_LARGE;
            case BUSY -> Advice.BUSY;
        };
    }

    private static Advice token(int status, AnswerBody body) {
        return switch (status) {
            case 200 -> body.accessToken().isEmpty() ? Advice.TOKEN_UNREADABLE : Advice.TOKEN_OK;
            case 400, 401 -> Advice.TOKEN_REFUSED;
            case 404 -> Advice.TOKEN_NOT_FOUND;
            default -> Advice.UNEXPECTED;
        };
    }

    private static Advice gateway(Operation operation, int status, AnswerBody body) {
        return switch (status) {
            case 200, 202 -> success(operation, status, body);
            case 400 -> "FAIL".equals(body.status()) ? Advice.DELIVERY_REJECTED : Advice.BAD_REQUEST;
            case 401 -> unauthorized(body.firstError());
            case 403 -> Advice.PAIR_MISMATCH;
            case 404 -> Advice.NOT_FOUND;
            case 409, 422 -> Advice.CONFLICT;
            case 413 -> Advice.TOO_BIG;
            case 405, 406, 415 -> Advice.NOT_SUPPORTED;
            default -> Advice.UNEXPECTED;
        };
    }

    private static Advice unauthorized(String text) {
        if (!text.contains("subscription key")) {
            return Advice.TOKEN_EXPIRED;
        }
        return text.contains("missing") ? Advice.KEY_MISSING : Advice.KEY_INVALID;
    }

    private static Advice success(Operation operation, int status, AnswerBody body) {
        return switch (operation) {
            case Operation.SendDelivery _ ->
                status == 202 && !body.deliveryId().isEmpty() ? Advice.DELIVERY_ACCEPTED : Advice.UNEXPECTED;
            case Operation.ReadStatus _ ->
                switch (body.status()) {
                    case "IN_PROGRESS" -> Advice.STATUS_WAITING;
                    case "SUCCESS" -> Advice.STATUS_SUCCESS;
                    case "FAIL" -> Advice.STATUS_FAIL;
                    default -> Advice.UNEXPECTED;
                };
            case Operation.ReadRoles _ -> Advice.ROLES_OK;
            case Operation.FetchToken _, Operation.ExplainRefusal _ -> Advice.UNEXPECTED;
        };
    }
}

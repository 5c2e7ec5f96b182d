package de.zugang.sandbox.outbox;

import java.io.IOException;
import java.util.List;

/** Twilio's paths: {@code /2010-04-01/Accounts/{sid}/Messages.json} and {@code …/Messages/{sid}.json}. */
record TwilioApi(TwilioSimulator twilio) {

    private static final String JSON = ".json";
    private static final int COLLECTION = 4;
    private static final int MEMBER = 5;

    void answer(Exchange exchange) throws IOException {
        TwilioAnswer answer = decide(exchange);
        exchange.json(answer.status(), answer.body());
    }

    private TwilioAnswer decide(Exchange exchange) throws IOException {
        List<String> path = exchange.path();
        if (path.size() < COLLECTION || !path.get(1).equals("Accounts")) {
            return notFound(exchange);
        }
        if (!path.get(2).equals(twilio.account().sid())
                || !twilio.account().matches(exchange.header("Authorization"))) {
            return TwilioAnswer.refused(401, 20003, "Authenticate");
        }
        if (path.size() == COLLECTION && path.get(3).equals("Messages" + JSON)) {
            return switch (exchange.method()) {
                case "POST" -> twilio.send(exchange.form());
                case "GET" -> twilio.list(exchange.query());
                default -> TwilioAnswer.refused(405, 20004, "Method not allowed");
            };
        }
        if (path.size() == MEMBER
                && path.get(3).equals("Messages")
                && path.get(4).endsWith(JSON)) {
            String file = path.get(4);
            return exchange.method().equals("GET")
                    ? twilio.find(file.substring(0, file.length() - JSON.length()))
                    : TwilioAnswer.refused(405, 20004, "Method not allowed");
        }
        return notFound(exchange);
    }

    private static TwilioAnswer notFound(Exchange exchange) {
        return TwilioAnswer.refused(
                404, 20404, "The requested resource /" + String.join("/", exchange.path()) + " was not found");
    }
}

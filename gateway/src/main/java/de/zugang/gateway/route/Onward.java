package de.zugang.gateway.route;

import de.zugang.gateway.admission.Outcome;
import de.zugang.gateway.admission.RateHeaders;
import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.hygiene.OnwardHeaders;
import de.zugang.gateway.passport.Passports;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.usage.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sends an admitted request on: with a passport instead of its credentials, and with clean headers. */
final class Onward {

    private static final String ADMITTED = Onward.class.getName() + ".api";

    /** Says more about our services than callers need to know. */
    private static final List<String> INTERNAL = List.of("Server", "X-Powered-By", "X-Application-Context", "Via");

    /** A service names the customer that its answer is about, for the sums of usage. */
    private static final String CUSTOMER = "Zugang-Customer-Number";

    private final Passports passports;
    private final Usage usage;
    private final RefusalWriter refusals;

    Onward(Passports passports, Usage usage, RefusalWriter refusals) {
        this.passports = passports;
        this.usage = usage;
        this.refusals = refusals;
    }

    /** The API that this exchange was admitted to; a route looks at nothing else. */
    static @Nullable Api admittedTo(ServerWebExchange exchange) {
        return exchange.getAttribute(ADMITTED);
    }

    Mono<Void> send(ServerWebExchange exchange, WebFilterChain chain, Outcome.Admitted admitted, Operation operation) {
        var request = exchange.getRequest();
        var api = operation.api();
        long began = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> {
            var answer = exchange.getResponse();
            INTERNAL.forEach(answer.getHeaders()::remove);
            api.notices().forEach(answer.getHeaders()::set);
            answer.getHeaders().set(RateHeaders.POLICY, admitted.account().policies());
            answer.getHeaders().set(RateHeaders.REMAINING, admitted.account().remaining());
            String customer = customerNumber(answer, admitted.user());
            usage.answered(admitted.user().name(), operation, status(answer), customer, System.nanoTime() - began);
            return Mono.empty();
        });
        if (request.getHeaders().getContentLength() > api.maximumBody()) {
            return refusals.write(
                    exchange, Refusal.of(Reason.BODY_TOO_LARGE, admitted.user().name()));
        }
        var headers = OnwardHeaders.of(request.getHeaders());
        headers.setBearerAuth(passports.passport(admitted.user(), api));
        headers.set(RefusalWriter.REQUEST_ID, RequestIds.of(exchange));
        headers.set(Traceparent.HEADER, Traceparent.onward(request.getHeaders().getFirst(Traceparent.HEADER)));
        exchange.getAttributes().put(ADMITTED, api);
        var onward = new OnwardRequest(request, headers, api.maximumBody());
        return chain.filter(exchange.mutate().request(onward).build());
    }

    /** Whom the answer is about, as the service says; only a customer that this technical user has, and never outside. */
    private static String customerNumber(ServerHttpResponse answer, TechnicalUser user) {
        var headers = answer.getHeaders();
        String named = headers.getFirst(CUSTOMER);
        if (named == null) {
            return "";
        }
        headers.remove(CUSTOMER);
        return user.customerNumbers().contains(named) ? named : "";
    }

    private static int status(ServerHttpResponse answer) {
        var status = answer.getStatusCode();
        return status == null ? 200 : status.value();
    }
}

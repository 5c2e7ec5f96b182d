package de.zugang.gateway.route;

import de.zugang.gateway.admission.Admission;
import de.zugang.gateway.admission.Outcome;
import de.zugang.gateway.catalogue.Catalogue;
import de.zugang.gateway.catalogue.Match;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.credentials.SigningKeyRefresh;
import de.zugang.gateway.edge.Arrival;
import de.zugang.gateway.hygiene.Hygiene;
import de.zugang.gateway.hygiene.Presented;
import de.zugang.gateway.refusal.Circumstances;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import de.zugang.gateway.subscription.KeyShapes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The order of everything, and with it the security argument: a service sees a request only if every step below let it pass,
 * and each step may assume what those before it have shown.
 *
 * <ol>
 *   <li>What arrives was one unambiguous HTTP/1.1 request within its bounds of size and time (package {@code edge}), so no
 *       second request hides in it and nobody holds a connection by being slow.
 *   <li>{@link RequestIds}: an id of ours, whatever the caller sent, under which the true reason of a refusal is found.
 *   <li>{@link Arrival}: whose address it is, and that nothing was sent in the clear; of headers only a trusted proxy's count.
 *   <li>{@link CrossOrigin}: a browser may ask beforehand, without a key; that question reaches no service.
 *   <li>{@link Hygiene}: one key, one Authorization, no secret in the URL. What two servers could read in two ways ends here.
 *   <li>{@link Catalogue}: only operations of a contract exist; matched on the path as it came, undecoded.
 *   <li>{@link Admission}: subscription key, credentials, both of the same technical user, entitlement, limit. One decision in
 *       plain code over memory; nothing is fetched, so nothing that is away or slow can open or shut it.
 *   <li>{@link Onward}: of the caller's headers only those on a list go on. Its key and credentials end here; the passport and
 *       the request id are the gateway's, and services believe nothing else.
 *   <li>{@link Passage}: to the service that the route says, once. The body is measured while it passes. Of the answer, what is
 *       between service and gateway stays here ({@link ServiceHeaders}).
 *   <li>{@link Mishaps}: whatever else ends a request, at any step, becomes a refusal as well: it fails shut, and says the same
 *       to everybody.
 * </ol>
 *
 * Nothing before the last three steps touches a service, a socket or a disk, and nothing else leads to a service: the routes
 * of Spring Cloud Gateway match no request ({@link Routes}), and the probes of this port say only whether it works. What is
 * believed, beside this code: onboarding's feed and its sealed copy on the disk (package {@code snapshot}) for who may call,
 * the realm's signing keys for who a token is, the operator's configuration for where services are. Row by row, with the tests
 * that show it: {@code docs/reference/acceptance-gateway.md}.
 */
record WayOfARequest(
        RequestIds ids,
        Arrival arrival,
        CrossOrigin crossOrigin,
        Catalogue catalogue,
        Admission admission,
        SigningKeyRefresh signingKeys,
        Onward onward,
        KeyShapes keys,
        RefusalWriter refusals)
        implements WebFilter, Ordered {

    /** Who sent something ambiguous may have sent more of it behind. */
    private static final Map<String, String> LAST = Map.of("Connection", "close");

    /** So many slices of a shared budget that others were faster to use up. */
    private static final int MOST_LOOKS = 5;

    private static final Map<String, String> SOON = Map.of("Retry-After", "1");
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (ofManagement(exchange)) {
            return chain.filter(exchange);
        }
        ids.give(exchange);
        var request = exchange.getRequest();
        if (PROBES.contains(request.getURI().getRawPath())
                && request.getMethod().equals(HttpMethod.GET)) {
            return chain.filter(exchange);
        }
        if (arrival.inTheClear(request.getHeaders())) {
            return refuse(exchange, new Refusal(Reason.PLAIN_HTTP, null, LAST));
        }
        if (crossOrigin.answersPreflight(exchange)) {
            return exchange.getResponse().setComplete();
        }
        return switch (Hygiene.inspect(request.getHeaders(), request.getURI(), target(request))) {
            case Presented.Dirty(Reason reason) -> refuse(exchange, new Refusal(reason, null, LAST));
            case Presented.Clean presented -> operation(exchange, presented);
        };
    }

    /** The management port has a context of its own, below this one's; no request of the main port has. */
    private static boolean ofManagement(ServerWebExchange exchange) {
        var context = exchange.getApplicationContext();
        return context != null && context.getParent() != null;
    }

    private Mono<Void> operation(ServerWebExchange exchange, Presented.Clean presented) {
        var request = exchange.getRequest();
        return switch (catalogue.match(
                request.getMethod().name(), request.getURI().getRawPath())) {
            case Match.Found(Operation operation) -> admission(exchange, presented, operation, 0);
            case Match.OtherMethods(String allow) ->
                refuse(exchange, new Refusal(Reason.METHOD_UNKNOWN, null, Map.of("Allow", allow)));
            case Match.Nothing() -> refuse(exchange, Refusal.of(Reason.PATH_UNKNOWN));
        };
    }

    /**
     * Waits off the event loop, and rarely: once when a token names a signing key that may be new, and when other gateways
     * must be asked for a share of the budget.
     */
    private Mono<Void> admission(
            ServerWebExchange exchange, Presented.Clean presented, Operation operation, int looks) {
        var request = exchange.getRequest();
        var caller = arrival.caller(request.getRemoteAddress(), request.getHeaders());
        return switch (admission.decide(presented, operation, caller)) {
            case Outcome.Admitted admitted -> onward.send(exchange, admitted, operation);
            case Outcome.Refused(Refusal refusal) ->
                refusals.write(exchange, refusal, circumstances(presented, operation));
            case Outcome.SigningKeyUnknown()
            when looks > 0 ->
                refusals.write(
                        exchange,
                        admission.toldTo(caller, Refusal.of(unknownKey())),
                        circumstances(presented, operation));
            case Outcome.SigningKeyUnknown() ->
                after(signingKeys.onUnknownKey(), request)
                        .then(Mono.defer(() -> admission(exchange, presented, operation, 1)));
            case Outcome.LimitUnknown _
            when looks > MOST_LOOKS ->
                refusals.write(
                        exchange, new Refusal(Reason.RATE_EXCEEDED, null, SOON), circumstances(presented, operation));
            case Outcome.LimitUnknown(CompletableFuture<Void> settled) ->
                after(settled, request).then(Mono.defer(() -> admission(exchange, presented, operation, looks + 1)));
        };
    }

    /** Whoever settles it: the request goes on on the event loop that it came on, where all that follows belongs. */
    private static Mono<Void> after(CompletableFuture<Void> settled, ServerHttpRequest request) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return Mono.fromFuture(settled, true)
                .publishOn(Schedulers.fromExecutor(connection.channel().eventLoop()));
    }

    private Circumstances circumstances(Presented.Clean presented, Operation operation) {
        return new Circumstances(operation.name(), keys.hint(presented.key()));
    }

    private static String target(ServerHttpRequest request) {
        HttpServerRequest server = ServerHttpRequestDecorator.getNativeRequest(request);
        return server.uri();
    }

    private Reason unknownKey() {
        return signingKeys.ready() ? Reason.TOKEN_SIGNING_KEY_UNKNOWN : Reason.SIGNING_KEYS_MISSING;
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Refusal refusal) {
        return refusals.write(exchange, refusal);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

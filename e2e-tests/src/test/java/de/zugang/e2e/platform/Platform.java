package de.zugang.e2e.platform;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.platform.Sandbox;
import de.zugang.sandbox.platform.SandboxOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A running platform and what people do with it. Shared by all tests of a run, so a test uses users and units of its own. */
public final class Platform implements AutoCloseable {

    public static final String CUSTOMER = "0000123456";

    private final Sandbox sandbox;
    private final SecureRandom random = new SecureRandom();
    private final Http http = new Http();
    private final AtomicInteger units = new AtomicInteger(300);

    private Platform(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static Platform start() {
        return new Platform(Sandbox.start(SandboxOptions.forTests()));
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Endpoints endpoints() {
        return sandbox.endpoints();
    }

    public Http http() {
        return http;
    }

    public Tokens tokens() {
        return new Tokens(http, endpoints().token());
    }

    public Received received() {
        return new Received(http, endpoints().outbox());
    }

    public Onboarding onboarding() {
        return new Onboarding(http, endpoints().desk(), received());
    }

    public OnSiteRoles onSiteRoles() {
        return new OnSiteRoles(
                http, URI.create(endpoints().gateway() + endpoints().osr()));
    }

    public String staffToken() {
        return tokens().staff(endpoints().users().customerService());
    }

    /** A fresh order form: nobody else has its company, e-mail address and mobile number. */
    public OrderForm orderForm() {
        int number = random.nextInt(10_000_000) * 10 + 1; // the phone simulator reaches no number that ends in 0009
        return new OrderForm(
                "Probe %08d GmbH".formatted(number),
                CUSTOMER,
                "it-%08d@probe-hausverwaltung.example".formatted(number),
                "+49151%08d".formatted(number),
                "de");
    }

    /** A furnished residential unit that no other test of this run delivers to, whatever the order of the tests. */
    public OnSiteRoles.Unit freshUnit() {
        int number = units.getAndIncrement();
        if (number > 389) {
            throw new IllegalStateException("the tests of one run have used up the units 0300 to 0389");
        }
        return new OnSiteRoles.Unit("100001", "%04d".formatted(number));
    }

    /** The state of the order with this form, for whoever did not get the answer to placing it. */
    public String stateOf(OrderForm form) {
        URI orders = URI.create(endpoints().desk() + "/onboarding/v1/orders?search="
                + URLEncoder.encode(form.company(), StandardCharsets.UTF_8));
        return http.get(orders, Map.of("Authorization", "Bearer " + staffToken()))
                .expect(200)
                .json()
                .path("orders")
                .path(0)
                .path("state")
                .asString();
    }

    /** Bearer and key of a technical user, with a fresh token. */
    public Credentials bearer(TechnicalUser user) {
        return Credentials.bearer(user.subscriptionKey(), tokens().technicalUser(user));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

package de.zugang.sandbox.demo;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** First story: an order becomes working credentials in a mailbox and on a phone, and with them the first call. */
record OnboardingStory(
        Endpoints endpoints, Tokens tokens, Onboarding onboarding, OnSiteRoles api, RandomGenerator random) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int NUMBERS = 100_000_000;
    private static final long MESSAGES_TARGET_SECONDS = 10;
    private static final long CALL_TARGET_SECONDS = 15;

    TechnicalUser tell(Narrator narrator) {
        String staff = narrator.step(
                "customer service logs in",
                () -> tokens.staff(endpoints.users().customerService()),
                _ -> endpoints.users().customerService().name());
        OrderForm form = somebody(random);
        String order = narrator.step("customer service places an order", () -> onboarding.place(staff, form), id -> id);
        long approved = System.nanoTime();
        TechnicalUser user = narrator.step(
                "e-mail and SMS arrive",
                () -> onboarding.awaitCredentials(form),
                it -> "technical user " + it.name() + ", client id " + it.clientId());
        long messages = since(approved);
        String token = narrator.step(
                "the integrator gets a token", () -> tokens.technicalUser(user), _ -> "at " + endpoints.token());
        var unit = UseCases.SEED_UNIT;
        narrator.step(
                "first call through the gateway",
                () -> api.current(Credentials.bearer(user.subscriptionKey(), token), unit)
                        .expect(200),
                answer -> answer.request() + " -> 200");
        long call = since(approved);
        narrator.step(
                "the order is done",
                () -> Await.until(
                        "the end of order " + order,
                        LIMIT,
                        () -> Optional.of(onboarding.state(staff, order)).filter("DONE"::equals)),
                state -> state);
        narrator.figure(Demo.Figure.time("approval to both messages delivered", messages, MESSAGES_TARGET_SECONDS));
        narrator.figure(Demo.Figure.time("approval to first successful call", call, CALL_TARGET_SECONDS));
        return user;
    }

    /** Somebody new each time, so that his messages are told from all others. */
    static OrderForm somebody(RandomGenerator random) {
        int number = random.nextInt(NUMBERS);
        return new OrderForm(
                "Demo Hausverwaltung GmbH",
                "0000123456",
                "demo-%08d@demo-hausverwaltung.example".formatted(number),
                "+49151%08d".formatted(number),
                "de");
    }

    private static long since(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }
}

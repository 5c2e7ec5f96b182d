package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.journey.OnlineAuthorizations;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import de.zugang.screenshots.Chromium;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole life of a technical user at the desk, from the order form to its end, for everybody who has a part in it. */
@ExtendWith(OnPlatform.class)
class DeskLifeTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static Chromium chromium;

    private final Platform platform;
    private final Unit unit;
    private final OrderForm form;
    private final List<String> credentials = new CopyOnWriteArrayList<>();

    DeskLifeTests(Platform platform) {
        this.platform = platform;
        this.unit = platform.freshUnit();
        this.form = platform.orderForm();
    }

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void leadsFromTheFormToTheEndThroughManyHands(String language) {
        var users = platform.endpoints().users();
        Person agent = person(users.customerService(), language);
        Person second = person(users.customerService2(), language);
        Person lead = person(users.salesLead(), language);

        String order = orders(agent);
        TechnicalUser user = isDelivered(agent);
        approvesOla(lead, agent, order, user);
        makesTheFirstCall(agent, order, user);
        addsANumber(agent, lead, user);
        TechnicalUser withNewKey = rollsTheKey(agent, user);
        movesTheContactUntilSomebodyObjects(agent, second, user);
        suspends(agent, withNewKey);
        reactivates(agent, withNewKey);
        ends(agent, second, withNewKey);
        agent.leave();
        second.leave();
        lead.leave();
        looksBack(person(users.auditor(), language), order, user);
        looksAfterThePlatform(person(users.operator(), language));
    }

    /** Nothing typed is lost: not to a mistake, not to a session that ends, not on the way back from the check page. */
    private String orders(Person agent) {
        agent.press("a[href='/desk/orders/new']");
        agent.check();
        agent.sees("#errors");
        agent.type("#company", form.company())
                .type("#mainCustomerNumber", form.customerNumber())
                .type("#email", form.email())
                .type("#mobile", form.mobile());
        agent.page().locator("#documentsSigned").check();
        agent.page().locator("#entitlement-OLA").check();

        agent.losesTheSession();
        agent.check();
        agent.page().locator("#draft-back").click();
        agent.atKeycloak();
        agent.sees("#draft-notice");
        agent.look();
        assertThat(agent.page().locator("#mobile")).hasValue(form.mobile());

        agent.check();
        agent.seesText(form.mobile());
        agent.press("form[data-forgets] button[data-keeps]");
        assertThat(agent.page().locator("#email")).hasValue(form.email());
        assertThat(agent.page().locator("#entitlement-OLA")).isChecked();
        agent.check();
        return agent.place();
    }

    private TechnicalUser isDelivered(Person agent) {
        agent.seesItDone();
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        credentials.add(user.clientSecret());
        credentials.add(user.subscriptionKey());
        agent.sees("section[aria-labelledby=contact-heading] .step[data-state=DELIVERED]");
        agent.seesText(user.name());
        agent.look();
        assertThat(agent.page().content()).doesNotContain(form.email(), form.mobile());
        return user;
    }

    private void approvesOla(Person lead, Person agent, String order, TechnicalUser user) {
        agent.doesNotSee("button[name=approve]");
        lead.open("/desk/approvals");
        lead.press("a[href='" + order + "']");
        lead.press("button[name=approve][value=true]");
        var ola = new OnlineAuthorizations(platform.http(), platform.endpoints().gateway());
        await("access to OLA", () -> ola.newest(platform.bearer(user)), 200);
        lead.open("/desk/technical-users/" + user.name());
        lead.sees("main .badge:text('OLA')");
    }

    private void makesTheFirstCall(Person agent, String order, TechnicalUser user) {
        platform.onSiteRoles().current(platform.bearer(user), unit).expect(200);
        Await.until(
                "the first call in the order",
                SOON,
                () -> Optional.of(api(order.replace("/desk/", "/")).json().path("firstCallAt"))
                        .filter(JsonNode::isString));
        agent.open(order);
        agent.sees("#first-call");
        agent.open("/desk/technical-users/" + user.name());
        agent.sees(".bars");
    }

    private void addsANumber(Person agent, Person lead, TechnicalUser user) {
        agent.open(change(user, "add-customer-numbers"));
        agent.type("#customerNumbers", "0000999999");
        agent.check();
        agent.sees("#errors");
        agent.seesText("Other Property Managers Ltd");
        agent.type("#customerNumbers", "0000123457").type("#reason", "The customer asked for it");
        agent.check();
        String order = agent.place();
        // it holds OLA, which reaches further with another number
        lead.open(order);
        lead.seesText("0000123457");
        lead.press("button[name=approve][value=true]");
        lead.seesItDone();
        agent.open("/desk/technical-users/" + user.name());
        agent.seesText("0000123457");
    }

    private TechnicalUser rollsTheKey(Person agent, TechnicalUser user) {
        changes(agent, user, "roll-key", "Renewed every year");
        agent.seesItDone();
        String key = Await.until(
                "the e-mail with another key",
                SOON,
                () -> platform.received()
                        .last("email", form.email())
                        .map(Received::key)
                        .filter(found -> !found.equals(user.subscriptionKey())));
        credentials.add(key);
        var renewed = new TechnicalUser(user.name(), user.clientId(), user.clientSecret(), key, user.customerNumbers());
        platform.onSiteRoles().current(Credentials.basic(renewed), unit).expect(200);
        platform.onSiteRoles().current(Credentials.basic(user), unit).expect(200);
        agent.open("/desk/technical-users/" + user.name());
        agent.seesText("…" + key.substring(key.length() - 4));
        agent.seesText(
                "…" + user.subscriptionKey().substring(user.subscriptionKey().length() - 4));
        return renewed;
    }

    private void movesTheContactUntilSomebodyObjects(Person agent, Person second, TechnicalUser user) {
        OrderForm other = platform.orderForm();
        String before = platform.received().last("email", form.email()).orElseThrow();
        agent.open(change(user, "change-attributes"));
        agent.type("#email", other.email()).type("#mobile", other.mobile()).type("#reason", "A new contact");
        agent.check();
        String order = agent.place();
        agent.doesNotSee("button[name=approve]");

        second.open("/desk/approvals");
        second.press("a[href='" + order + "']");
        second.press("button[name=approve][value=true]");
        second.sees(Person.STEPS + "[data-state=WAITING] .remark");
        second.look();
        Await.until(
                "word to the old address",
                SOON,
                () -> platform.received().last("email", form.email()).filter(mail -> !mail.equals(before)));

        agent.open(order);
        agent.page().locator("details summary").click();
        agent.type("#cancel-reason", "The customer knows nothing of it");
        agent.press("button.danger");
        agent.seesText("The customer knows nothing of it");
        assertThat(platform.received().last("email", other.email())).isEmpty();
    }

    private void suspends(Person agent, TechnicalUser user) {
        changes(agent, user, "suspend", "The key was seen in public");
        agent.seesItDone();
        String refused = call(user).expect(401).json().path("requestId").asString();
        await("the report of the refusal", () -> api("/refusals/" + refused), 200);
        agent.open("/desk/refusals?id=" + refused);
        agent.seesText(user.name());
    }

    private void reactivates(Person agent, TechnicalUser user) {
        changes(agent, user, "reactivate", "It was a test key");
        agent.seesItDone();
        call(user).expect(200);
    }

    private void ends(Person agent, Person second, TechnicalUser user) {
        String order = changes(agent, user, "end", "The contract has ended");
        agent.doesNotSee("button[name=approve]");
        second.open(order);
        second.press("button[name=approve][value=true]");
        second.seesItDone();
        call(user).expect(401);
        second.open("/desk/technical-users/" + user.name());
        second.sees("main .badge[data-state=ENDED]");
    }

    private void looksBack(Person auditor, String order, TechnicalUser user) {
        auditor.doesNotSee("a[href='/desk/orders/new']");
        auditor.open(order);
        auditor.doesNotSee("main form");
        auditor.open("/desk/technical-users/" + user.name());
        auditor.doesNotSee("main form");
        auditor.open("/desk/approvals");
        auditor.open("/desk/audit?verify=true&subject=technical%20user%20" + user.name());
        auditor.sees(".notice-done");
        auditor.seesText("The contract has ended");
        assertThat(auditor.page().content()).doesNotContain(form.email(), form.mobile());
        auditor.leave();
    }

    private static void looksAfterThePlatform(Person operator) {
        for (String page : List.of("/desk/hold", "/desk/gateways", "/desk/doctor?now=true", "/desk/sales")) {
            operator.open(page);
        }
        operator.leave();
    }

    private String changes(Person agent, TechnicalUser user, String kind, String reason) {
        agent.open(change(user, kind));
        agent.type("#reason", reason);
        agent.check();
        return agent.place();
    }

    private static String change(TechnicalUser user, String kind) {
        return "/desk/technical-users/" + user.name() + "/change/" + kind;
    }

    private Answer call(TechnicalUser user) {
        return platform.onSiteRoles().current(Credentials.basic(user), unit);
    }

    private Answer api(String path) {
        return platform.http()
                .get(
                        URI.create(platform.endpoints().desk() + "/onboarding/v1" + path),
                        Map.of("Authorization", "Bearer " + platform.staffToken()));
    }

    private static void await(String what, Supplier<Answer> call, int status) {
        Await.until(what, SOON, () -> Optional.of(call.get()).filter(answer -> answer.status() == status));
    }

    private Person person(Endpoints.User user, String language) {
        var person = new Person(platform, user, language, chromium.page(1440, 900, language), credentials);
        person.signIn();
        return person;
    }
}

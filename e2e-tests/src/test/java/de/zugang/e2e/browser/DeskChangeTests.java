package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.OrderForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a technical user later: more numbers, a suspension, an end to which a second person agrees; and the audit trail of it. */
@ExtendWith(OnPlatform.class)
class DeskChangeTests {

    private static final double LIMIT_MILLIS = 30_000;
    private static Chromium chromium;

    private final Platform platform;

    DeskChangeTests(Platform platform) {
        this.platform = platform;
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
    @CsvSource({"de, 320", "en, 1440"})
    void leadsATechnicalUserFromMoreCustomerNumbersToItsEnd(String language, int width) {
        var users = platform.endpoints().users();
        String service = platform.tokens().staff(users.customerService());
        OrderForm form = platform.orderForm();
        platform.onboarding().place(service, form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        var desk = new Desk(chromium, platform);
        Page agent = desk.login(users.customerService(), language, width);
        String page = "/desk/technical-users/" + user.name();

        desk.open(agent, page + "/change/add-customer-numbers");
        agent.locator("#customerNumbers").fill("0000999999");
        submit(agent);
        assertThat(agent.locator("#errors")).isVisible();
        assertThat(agent.locator("#customerNumbers-known")).containsText("Other Property Managers Ltd");
        agent.locator("#customerNumbers").fill("0000123457");
        agent.locator("#reason").fill("The customer asked for it");
        submit(agent);
        place(agent);
        isDone(agent);
        desk.open(agent, page);
        assertThat(agent.locator("main")).containsText("0000123457");

        desk.open(agent, page + "/change/suspend");
        agent.locator("#reason").fill("The key was seen in public");
        submit(agent);
        place(agent);
        isDone(agent);

        desk.open(agent, page + "/change/end");
        agent.locator("#reason").fill("The contract has ended");
        submit(agent);
        place(agent);
        String order = agent.url();
        assertThat(agent.locator("input[name=reachHash]")).hasCount(0);

        Page second = desk.login(users.customerService2(), language, width);
        desk.open(second, "/desk/approvals");
        second.navigate(order);
        Look.isAccessible(second);
        second.locator("button[name=approve][value=true]").click();
        isDone(second);

        Page auditor = desk.login(users.auditor(), language, width);
        desk.open(auditor, "/desk/audit?verify=true&subject=technical%20user%20" + user.name());
        assertThat(auditor.locator(".notice-done")).isVisible();
        assertThat(auditor.locator("main")).containsText("The contract has ended");
        assertThat(auditor.content()).doesNotContain(form.email(), form.mobile(), user.clientSecret());
        agent.context().close();
        second.context().close();
        auditor.context().close();
    }

    private static void submit(Page page) {
        page.locator("form[data-draft] button[type=submit]").click();
        Look.isAccessible(page);
    }

    private static void place(Page page) {
        page.locator("form[data-forgets] button.primary").click();
        assertThat(page.locator("#standing")).isVisible();
        Look.isAccessible(page);
    }

    private static void isDone(Page page) {
        Locator steps = page.locator(Desk.STEPS);
        assertThat(steps.last())
                .hasAttribute(
                        "data-state", "DONE", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS));
        Look.isAccessible(page);
    }
}

package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.OrderForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent with ten minutes of training, the sales lead, and an auditor. */
@ExtendWith(OnPlatform.class)
class DeskTests {

    private static final double LIMIT_MILLIS = 30_000;
    private static Chromium chromium;

    private final Platform platform;

    DeskTests(Platform platform) {
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
    void turnsAnOrderIntoCredentialsWithoutEverShowingThem(String language, int width) {
        Page page = login(platform.endpoints().users().customerService(), language, width);
        OrderForm form = platform.orderForm();
        placeOrder(page, form, false);

        Locator steps = page.locator(Desk.STEPS);
        assertThat(steps.last())
                .hasAttribute(
                        "data-state", "DONE", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS));
        for (Locator step : steps.all()) {
            assertThat(step).hasAttribute("data-state", "DONE");
        }
        Look.isAccessible(page);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        assertThat(page.content())
                .contains(user.name())
                .doesNotContain(user.clientSecret(), user.subscriptionKey(), form.email(), form.mobile());

        page.navigate(platform.endpoints().desk() + "/desk/technical-users/" + user.name());
        Look.isAccessible(page);
        assertThat(page.content()).doesNotContain(user.clientSecret(), user.subscriptionKey());
        page.context().close();
    }

    @Test
    void letsTheSalesLeadDecideOnOlaWhileTheRestGoesOn() {
        Page agent = login(platform.endpoints().users().customerService(), "de", 1440);
        OrderForm form = platform.orderForm();
        placeOrder(agent, form, true);
        String order = agent.url();
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        assertThat(agent.locator("button[name=approve]")).hasCount(0);

        Page lead = login(platform.endpoints().users().salesLead(), "de", 1440);
        lead.navigate(platform.endpoints().desk() + "/desk/approvals");
        Look.isAccessible(lead);
        lead.navigate(order);
        Look.isAccessible(lead);
        lead.locator("button[name=approve][value=true]").click();

        assertThat(lead.locator(Desk.STEPS).last())
                .hasAttribute(
                        "data-state", "DONE", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS));
        lead.navigate(platform.endpoints().desk() + "/desk/technical-users/" + user.name());
        assertThat(lead.locator("main")).containsText("OLA");
        agent.context().close();
        lead.context().close();
    }

    @Test
    void showsAnAuditorEverythingAndLetsHimChangeNothing() {
        Page page = login(platform.endpoints().users().auditor(), "en", 1440);
        assertThat(page.locator("a[href='/desk/orders/new']")).hasCount(0);
        page.navigate(platform.endpoints().desk() + "/desk/orders/new");
        assertThat(page.locator("#order-form")).hasCount(0);
        Look.isAccessible(page);
        page.context().close();
    }

    private Page login(Endpoints.User user, String language, int width) {
        return new Desk(chromium, platform).login(user, language, width);
    }

    private static void placeOrder(Page page, OrderForm form, boolean ola) {
        page.locator("a[href='/desk/orders/new']").first().click();
        Look.isAccessible(page);
        page.locator("#order-form button[type=submit]").click();
        assertThat(page.locator("#errors")).isVisible();
        Look.isAccessible(page);
        page.locator("#company").fill(form.company());
        page.locator("#mainCustomerNumber").fill(form.customerNumber());
        page.locator("#email").fill(form.email());
        page.locator("#mobile").fill(form.mobile());
        page.locator("#documentsSigned").check();
        page.locator("#entitlement-OLA").setChecked(ola);
        page.locator("#order-form button[type=submit]").click();
        Look.isAccessible(page);
        page.locator("form[action='/desk/orders'] button.primary").click();
        assertThat(page.locator("#standing")).isVisible();
    }
}

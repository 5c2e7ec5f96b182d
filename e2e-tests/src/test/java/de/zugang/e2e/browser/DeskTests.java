package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.screenshots.Chromium;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent without a mouse, and an auditor. */
@ExtendWith(OnPlatform.class)
class DeskTests {

    private static final int MOST_STOPS = 40;
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

    @Test
    void placesAnOrderByTheKeyboardAlone() {
        Person agent = person(platform.endpoints().users().customerService(), "de");
        Page page = agent.page();
        OrderForm form = platform.orderForm();
        agent.open("/desk/orders/new");

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        type(page, "#company", form.company());
        type(page, "#mainCustomerNumber", form.customerNumber());
        type(page, "#email", form.email());
        type(page, "#mobile", form.mobile());
        tabTo(page, "#order-form button[type=submit]");
        page.keyboard().press("Enter");
        tabTo(page, "form[action='/desk/orders'] button.primary");
        page.keyboard().press("Enter");

        agent.sees("#standing");
        tabTo(page, "#work summary");
        page.keyboard().press("Enter");
        agent.sees("#cancel-reason");
        agent.look();
        agent.leave();
    }

    @Test
    void showsAnAuditorEverythingAndLetsHimChangeNothing() {
        Person auditor = person(platform.endpoints().users().auditor(), "en");
        auditor.doesNotSee("a[href='/desk/orders/new']");
        auditor.open("/desk/orders/new");
        auditor.doesNotSee("#order-form");
        auditor.leave();
    }

    private static void type(Page page, String field, String text) {
        tabTo(page, field);
        page.keyboard().type(text);
    }

    /** Tab after tab, as often as somebody has the patience for. */
    private static void tabTo(Page page, String element) {
        Locator wanted = page.locator(element);
        wanted.waitFor();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError(element + " is not reached by " + MOST_STOPS + " tabs on " + page.url());
    }

    private Person person(Endpoints.User user, String language) {
        var person = new Person(platform, user, language, chromium.page(1440, 900, language), List.of());
        person.signIn();
        return person;
    }
}

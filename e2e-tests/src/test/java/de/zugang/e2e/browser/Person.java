package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.Endpoints;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Somebody of staff at the desk of a running platform. Every page on the way is accessible on small and wide screens and
 * shows none of the credentials.
 *
 * @param credentials whatever is in it at that time is on no page
 */
record Person(Platform platform, Endpoints.User user, String language, Page page, Collection<String> credentials) {

    /** The steps of provisioning on the page of an order. */
    static final String STEPS = "#work section[aria-labelledby=steps-heading] .step";

    private static final double LIMIT_MILLIS = 60_000;
    private static final Pattern ALL_BUT_THE_LANGUAGE = Pattern.compile("^(?!lang$).*");

    /** Signs in at Keycloak and opens the queue. */
    void signIn() {
        page.navigate(platform.endpoints().desk() + "/");
        atKeycloak();
        open("/desk?lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    /** Fills in Keycloak's form and comes back to the desk. */
    void atKeycloak() {
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(platform.endpoints().desk() + "/desk"));
    }

    /** What hours away from the desk do, at the desk and at Keycloak. */
    void losesTheSession() {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(ALL_BUT_THE_LANGUAGE));
    }

    void open(String path) {
        page.navigate(platform.endpoints().desk() + path);
        look();
    }

    Person type(String field, String text) {
        page.locator(field).fill(text);
        return this;
    }

    /** Presses what leads to another page. */
    void press(String button) {
        page.locator(button).first().click();
        look();
    }

    /** Sends what was typed to be checked. */
    void check() {
        press("form[data-draft] button[type=submit]");
    }

    /** Places what was checked; returns the path of the order. */
    String place() {
        page.locator("form[data-forgets] button.primary").last().click();
        assertThat(page.locator("#standing")).isVisible();
        look();
        return page.url().substring(platform.endpoints().desk().toString().length());
    }

    void sees(String part) {
        assertThat(page.locator(part).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LIMIT_MILLIS));
    }

    void seesText(String text) {
        assertThat(page.locator("main"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT_MILLIS));
    }

    void doesNotSee(String part) {
        assertThat(page.locator(part)).hasCount(0);
    }

    /** Stays on the page of an order until all of its steps are done. */
    void seesItDone() {
        Locator steps = page.locator(STEPS);
        assertThat(steps.last())
                .hasAttribute(
                        "data-state", "DONE", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS));
        for (Locator step : steps.all()) {
            assertThat(step).hasAttribute("data-state", "DONE");
        }
        look();
    }

    void look() {
        Look.isAccessibleAtBothWidths(page);
        String content = page.content();
        assertThat(credentials).noneMatch(content::contains);
    }

    void leave() {
        page.context().close();
    }
}

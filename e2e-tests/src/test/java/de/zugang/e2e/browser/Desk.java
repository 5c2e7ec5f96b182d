package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.Endpoints;

/** The desk of a running platform, as somebody of staff opens it. */
record Desk(Chromium chromium, Platform platform) {

    /** The steps of provisioning on the page of an order. */
    static final String STEPS = "#work section[aria-labelledby=steps-heading] .step";

    /** Signs in at Keycloak and opens the queue. */
    Page login(Endpoints.User user, String language, int width) {
        Page page = chromium.page(width, 900, language);
        page.navigate(platform.endpoints().desk() + "/");
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(platform.endpoints().desk() + "/desk"));
        page.navigate(platform.endpoints().desk() + "/desk?lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        Look.isAccessible(page);
        return page;
    }

    /** Opens a page of the desk; nothing is wrong with how it looks. */
    void open(Page page, String path) {
        page.navigate(platform.endpoints().desk() + path);
        Look.isAccessible(page);
    }
}

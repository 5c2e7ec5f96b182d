package de.zugang.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.screenshots.Chromium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An integrator's first real request. */
@ExtendWith(OnPlatform.class)
class PortalTests {

    private static final double LIMIT_MILLIS = 20_000;
    private static Chromium chromium;

    private final Platform platform;
    private final TechnicalUser user;

    PortalTests(Platform platform) {
        this.platform = platform;
        this.user = platform.endpoints().technicalUser();
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
    void sendsTheFirstRequestAndFollowsItToItsEnd(String language, int width) {
        Page page = open(language, width);
        List<String> addresses = requestsOf(page);
        page.locator("#example").selectOption("first-move-in");
        page.locator("#residential-unit").fill(platform.freshUnit().residentialUnit());
        enter(page, user.clientId(), user.clientSecret(), user.subscriptionKey());

        page.locator("#send").click();

        for (String step : List.of("token", "delivery", "status", "roles")) {
            assertThat(page.locator("#step-" + step))
                    .hasAttribute(
                            "data-state", "done", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS));
        }
        assertThat(page.content()).doesNotContain(user.clientSecret(), user.subscriptionKey());
        assertThat(addresses)
                .allMatch(address -> address.startsWith(platform.endpoints().portal() + "/"));
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length"))
                .isEqualTo(0);
        Look.isAccessible(page);
        page.context().close();
    }

    @Test
    void explainsAWrongSecretAndAWrongKey() {
        Page page = open("en", 1440);
        enter(page, user.clientId(), "x".repeat(32), user.subscriptionKey());
        page.locator("#send").click();
        assertStopped(page, "token");

        enter(page, user.clientId(), user.clientSecret(), "zgk_" + "0".repeat(32) + "1MSShf");
        page.locator("#send").click();
        assertStopped(page, "delivery");
        assertThat(page.locator("#step-delivery [data-part=request-id]").textContent())
                .isNotBlank();
        Look.isAccessible(page);
        page.context().close();
    }

    private Page open(String language, int width) {
        Page page = chromium.page(width, 900, language);
        page.navigate(platform.endpoints().portal() + "/?lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("#send")).isEnabled();
        Look.isAccessible(page);
        return page;
    }

    private static void enter(Page page, String clientId, String secret, String key) {
        page.locator("#client-id").fill(clientId);
        page.locator("#client-secret").fill(secret);
        page.locator("#subscription-key").fill(key);
    }

    private static void assertStopped(Page page, String step) {
        assertThat(page.locator("#step-" + step))
                .hasAttribute(
                        "data-state", "stopped", new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS));
    }

    private static List<String> requestsOf(Page page) {
        List<String> addresses = new ArrayList<>();
        page.onRequest(request -> addresses.add(request.url()));
        return addresses;
    }
}

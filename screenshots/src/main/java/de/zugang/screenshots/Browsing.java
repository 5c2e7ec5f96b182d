package de.zugang.screenshots;

import com.microsoft.playwright.Page;
import de.zugang.sandbox.endpoints.Endpoints;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of the people who look: each signs in once. */
final class Browsing implements AutoCloseable {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Chromium chromium = new Chromium();
    private final Endpoints endpoints;
    private final Map<String, Page> pages = new HashMap<>();

    Browsing(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Page of(Endpoints.@Nullable User who) {
        return pages.computeIfAbsent(who == null ? "" : who.name(), _ -> {
            Page page = chromium.page(WIDTH, HEIGHT, "de");
            if (who != null) {
                signIn(page, who);
            }
            return page;
        });
    }

    private void signIn(Page page, Endpoints.User who) {
        page.navigate(endpoints.desk() + "/desk");
        page.locator("#username").fill(who.name());
        page.locator("#password").fill(who.password());
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(endpoints.desk() + "/desk"));
    }

    @Override
    public void close() {
        chromium.close();
    }
}

package de.zugang.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** What every page must be, whatever is on it. */
final class Look {

    private static final int SMALL = 320;
    private static final int WIDE = 1440;
    private static final int HEIGHT = 900;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Look() {}

    /** As {@link #isAccessible}, on a small screen and on a wide one; it stays wide. */
    static void isAccessibleAtBothWidths(Page page) {
        for (int width : new int[] {SMALL, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            isAccessible(page);
        }
    }

    /** Nothing that axe-core complains about, and nothing that makes a person scroll to the side. */
    static void isAccessible(Page page) {
        page.waitForLoadState();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .map(violation -> violation.getId() + " on " + page.url() + ", " + page.viewportSize().width + " wide: "
                        + violation.getNodes().getFirst().getHtml())
                .isEmpty();
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("scrolls to the side: %s, %d wide", page.url(), page.viewportSize().width)
                .isLessThanOrEqualTo(0);
    }
}

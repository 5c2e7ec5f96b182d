package de.zugang.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** What every page must be, whatever is on it. */
final class Look {

    private Look() {}

    /** Nothing that axe-core complains about, and nothing that makes a person scroll to the side. */
    static void isAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .map(violation -> violation.getId() + " on " + page.url() + ": "
                        + violation.getNodes().getFirst().getHtml())
                .isEmpty();
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("scrolls to the side: %s", page.url())
                .isLessThanOrEqualTo(0);
    }
}

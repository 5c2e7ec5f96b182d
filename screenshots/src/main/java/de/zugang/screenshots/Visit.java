package de.zugang.screenshots;

import com.microsoft.playwright.Page;

/** Somebody in front of a page, in a language. */
record Visit(Page page, String base, String language) {

    /** Opens a page in the language. */
    Visit open(String path) {
        page.navigate(base + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        return this;
    }

    Visit type(String field, String text) {
        page.locator(field).fill(text);
        return this;
    }

    Visit tick(String field) {
        page.locator(field).check();
        return this;
    }

    Visit press(String button) {
        page.locator(button).click();
        return this;
    }

    /** Waits until the page shows it. */
    void see(String part) {
        page.locator(part).first().waitFor();
    }
}

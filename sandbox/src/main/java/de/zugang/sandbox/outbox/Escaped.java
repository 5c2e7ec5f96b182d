package de.zugang.sandbox.outbox;

/** Text made harmless in HTML, between tags and in quoted attributes. */
final class Escaped {

    private Escaped() {}

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

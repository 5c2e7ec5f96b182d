package de.zugang.osr.fuzz;

import tools.jackson.databind.JsonNode;

/** What the contract says in words, because a schema cannot: then the schema alone does not decide. */
final class Prose {

    /** The service reads no document that is nested deeper. */
    private static final int DEEPEST = 32;

    private Prose() {}

    /** Years before 0001, documents nested too deep, and null for a choice, which is as if it was not sent. */
    static boolean isUndecided(JsonNode document) {
        String text = document.toString();
        return depth(document) >= DEEPEST
                || text.contains("\"0000-")
                || text.contains("\"commercial\":null")
                || text.contains("\"type\":null");
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }
}

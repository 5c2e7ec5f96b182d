package de.zugang.osr.delivery;

import de.zugang.osr.testing.MessageTable;

/** By what means a message is shown, as the table says at the end of its trigger. */
enum ShownBy {
    HTTP,
    /** Over HTTP from a database that refuses to store. */
    FAULT_INJECTION,
    /** Not over HTTP, since there another message always comes first. */
    RULE_LEVEL;

    static ShownBy of(String id) {
        String trigger = MessageTable.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .trigger();
        if (trigger.endsWith("(shown by fault injection)")) {
            return FAULT_INJECTION;
        }
        return trigger.endsWith("(rule-level test)") ? RULE_LEVEL : HTTP;
    }
}

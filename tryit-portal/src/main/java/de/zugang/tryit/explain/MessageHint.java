package de.zugang.tryit.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a first-time sender can do about a message of a delivery; texts in the bundles under {@code hint.<name in lower
 * case>}. Matched by key and text, the first that fits counts. The message itself is always shown verbatim beside it.
 */
public enum MessageHint {
    UNKNOWN_BILLING_UNIT("^OSR-2001"),
    UNKNOWN_RESIDENTIAL_UNIT("^OSR-2002|Residential unit not found"),
    NO_CONTRACT("^OSR-2006"),
    EMPTY_UNIT("No on-site-roles found"),
    PATH_AND_BODY("does not match with values in URL"),
    ALREADY_MOVED("No active partner found|no matching role|from` date .*does not match|cannot be identified|^OSR-2007"
            + "|Could not find role|on site role not found"),
    OPEN_END("To date in active role is empty"),
    COVER("^OSR-200[34]|S-BIR or S-BVA"),
    CLOSED("^OSR-2005"),
    OVERLAP("Overlapping|date overlap|before current role"),
    FORMAT("Format problem"),
    PARTNER("^OSR-1001|not sent in the same request|partner reference missing|No pmnumber set|pmnumber not unique"),
    NAME("Name of partner"),
    E_MAIL("^OSR-1002|email-address"),
    PHONE("^OSR-1003|phone number"),
    FROM_MISSING("^OSR-1004|from field|`from` date is missing in this case"),
    DATES("from-date is after"),
    ROLE("Role not supported|No supported role"),
    CHANGE("Change type missing"),
    SUPPORT("contact the support|more than one role"),
    OTHER("");

    private final Pattern pattern;

    MessageHint(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    public static MessageHint of(AnswerBody.Message message) {
        String line = message.key() + " " + message.text();
        return Arrays.stream(values())
                .filter(hint -> hint.pattern.matcher(line).find())
                .findFirst()
                .orElse(OTHER);
    }

    public String messageKey() {
        return "hint." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package de.zugang.osr.webhook;

import java.util.regex.Pattern;

/** Ports from the first to the last, both included; written {@code 443} or {@code 1024-65535}. */
record PortRange(int first, int last) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    static PortRange parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("ports: " + text + " (expected: 443 or 1024-65535)");
        }
        int first = Integer.parseInt(form.group(1));
        return new PortRange(first, form.group(2) == null ? first : Integer.parseInt(form.group(2)));
    }

    boolean contains(int port) {
        return first <= port && port <= last;
    }
}

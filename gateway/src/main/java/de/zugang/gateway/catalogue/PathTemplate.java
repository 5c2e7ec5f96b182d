package de.zugang.gateway.catalogue;

import java.util.List;

/**
 * A path whose variable parts stand in braces. A variable takes one segment of unreserved characters (RFC 3986, 2.3) and
 * nothing else: no escape, no semicolon, no dot segment. So a path means the same to this gateway and to the service
 * behind it, whatever either does about decoding and normalising.
 */
record PathTemplate(List<String> segments) {

    private static final String VARIABLE = "";

    static PathTemplate parse(String template) {
        return new PathTemplate(split(template).stream()
                .map(segment -> segment.startsWith("{") && segment.endsWith("}") ? VARIABLE : literal(segment))
                .toList());
    }

    /** Keeps an empty segment at the end, as a slash at the end is another path. */
    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals(VARIABLE) ? !value(path.get(i)) : !segment.equals(literal(path.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** An empty literal (a slash at the end) must not look like a variable. */
    private static String literal(String segment) {
        return segment.isEmpty() ? "/" : segment;
    }

    private static boolean value(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            return false;
        }
        for (int i = 0; i < segment.length(); i++) {
            if (!unreserved(segment.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}

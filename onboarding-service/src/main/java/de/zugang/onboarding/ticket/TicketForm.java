package de.zugang.onboarding.ticket;

import de.zugang.onboarding.order.OrderForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * Reads an order from the description of a ticket: one line for each field, label and value apart by a colon, labels in German or
 * English. Lines that are no field of ours are left alone; a missing field is empty, and the order form's checks say so.
 *
 * <p>Who wrote a ticket is not certain: that documents are signed is a remark for people there, and an entitlement is asked for by
 * an order of somebody who has signed in.
 */
final class TicketForm {

    /** Whatever stands behind it is not read. */
    static final int LONGEST_DESCRIPTION = 100_000;

    private static final int LONGEST_LINE = 5000;
    private static final Set<String> YES = Set.of("ja", "yes", "true", "x", "1");

    private static final Pattern END_OF_LINE = Pattern.compile("(?i)<\\s*+(?:br|/p|/div|/li|/tr)\\s*+/?+\\s*+>");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}+>");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("firma", "company"),
            Map.entry("company", "company"),
            Map.entry("hauptkundennummer", "main"),
            Map.entry("main customer number", "main"),
            Map.entry("kundennummern", "numbers"),
            Map.entry("customer numbers", "numbers"),
            Map.entry("e-mail", "email"),
            Map.entry("mobilnummer", "mobile"),
            Map.entry("mobile number", "mobile"),
            Map.entry("sprache", "language"),
            Map.entry("language", "language"),
            Map.entry("ola", "ola"));

    private TicketForm() {}

    static OrderForm read(String description, String ticketNumber) {
        Map<String, String> fields = fields(text(description));
        return new OrderForm(
                fields.getOrDefault("company", ""),
                fields.getOrDefault("main", ""),
                numbers(fields.getOrDefault("numbers", "")),
                fields.getOrDefault("email", ""),
                fields.getOrDefault("mobile", ""),
                fields.getOrDefault("language", "de").toLowerCase(Locale.ROOT),
                false,
                List.of(),
                ticketNumber);
    }

    /** Whether whoever wrote the ticket would like OLA. */
    static boolean wishesOla(String description) {
        return YES.contains(fields(text(description)).getOrDefault("ola", "").toLowerCase(Locale.ROOT));
    }

    /** Of HTML only its lines are kept. */
    private static String text(String description) {
        String read = description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION));
        String lines = END_OF_LINE.matcher(read).replaceAll("\n");
        return HtmlUtils.htmlUnescape(TAG.matcher(lines).replaceAll("")).replace('\u00a0', ' ');
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        text.lines().filter(line -> line.length() <= LONGEST_LINE).forEach(line -> {
            int colon = line.indexOf(':');
            String field = colon < 0
                    ? null
                    : LABELS.get(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            if (field != null) {
                fields.putIfAbsent(field, line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    private static List<String> numbers(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .toList();
    }
}

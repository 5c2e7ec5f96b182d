package de.zugang.osr.testing;

import java.util.ArrayList;
import java.util.List;

/** The contract's {@code messages.csv}, read (RFC 4180). */
public final class MessageTable {

    private MessageTable() {}

    /** One message. */
    public record Row(
            String id, String key, String text, String explanation, String phase, String profile, String trigger) {}

    public static List<Row> rows() {
        List<List<String>> records = records(Seed.contractFile("messages.csv"));
        return records.subList(1, records.size()).stream()
                .map(r -> new Row(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4), r.get(5), r.get(6)))
                .toList();
    }

    private static List<List<String>> records(String csv) {
        var records = new ArrayList<List<String>>();
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
                records.add(List.copyOf(fields));
                fields.clear();
            } else if (c != '\r' || quoted) {
                field.append(c);
            }
        }
        return records;
    }
}

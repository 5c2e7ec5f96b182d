package de.zugang.sandbox.customers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CSV file of customers: UTF-8, fields apart by semicolons, quoted with {@code "} where they hold one; the first line
 * names the columns {@value #HEADER}.
 */
public record CustomerFile(Path path) {

    static final String HEADER = "customerNumber;mainCustomerNumber;company;active;documentsSignedOn";

    private static final int COLUMNS = 5;
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^;\"]*))(;|$)");

    /** A line that is none of a customer. */
    public static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(Path file, int line, String expectation) {
            super(file + ", line " + line + ": " + expectation);
        }
    }

    /**
     * An entry as the contract wants it.
     *
     * @param line where it stands in the file, from 1
     */
    record Entry(int line, ObjectNode customer) {

        boolean isMain() {
            return customer.get("customerNumber").equals(customer.get("mainCustomerNumber"));
        }
    }

    /** All entries, in the order of the file. */
    List<Entry> entries() {
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.getFirst().replace("\uFEFF", "").strip().equals(HEADER)) {
            throw new Malformed(path, 1, "expected: " + HEADER);
        }
        var entries = new ArrayList<Entry>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                entries.add(entry(i + 1, fields(i + 1, lines.get(i))));
            }
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    private List<String> fields(int line, String text) {
        var fields = new ArrayList<String>();
        var matcher = FIELD.matcher(text);
        boolean more = true;
        while (more && matcher.find()) {
            fields.add(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("\"\"", "\""));
            more = !matcher.group(3).isEmpty();
        }
        if (more || fields.size() != COLUMNS) {
            throw new Malformed(path, line, "expected: " + COLUMNS + " fields apart by semicolons");
        }
        return fields;
    }

    private Entry entry(int line, List<String> fields) {
        if (!fields.get(3).matches("true|false")) {
            throw new Malformed(path, line, "expected: true or false in the column active");
        }
        var customer = JsonMapper.shared().createObjectNode();
        customer.put("customerNumber", fields.get(0));
        customer.put("mainCustomerNumber", fields.get(1));
        customer.put("company", fields.get(2));
        customer.put("active", Boolean.parseBoolean(fields.get(3)));
        if (!fields.get(4).isEmpty()) {
            customer.put("documentsSignedOn", fields.get(4));
        }
        return new Entry(line, customer);
    }
}

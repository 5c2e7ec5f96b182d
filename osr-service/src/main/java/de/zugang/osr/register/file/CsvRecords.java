package de.zugang.osr.register.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.zugang.servicekit.refusal.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines of comma-separated values below a header; semicolons and tabs will do as well. A record is one line, so that a quote
 * which is not closed spoils its own line and not the rest of the file.
 */
final class CsvRecords implements Records {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SEPARATORS = ";\t,";
    private static final String LIST = "\\|";

    private final CsvReader.CsvReaderBuilder cells;
    private final List<String> columns;

    private CsvRecords(CsvReader.CsvReaderBuilder cells, List<String> columns) {
        this.cells = cells;
        this.columns = columns;
    }

    /**
     * Reads records below this header.
     *
     * @throws Refused if it is none; says the position of what is wrong, since a first line that is no header may hold people
     */
    static CsvRecords below(String header) {
        char separator = SEPARATORS
                .chars()
                .mapToObj(each -> (char) each)
                .filter(each -> header.indexOf(each) >= 0)
                .findFirst()
                .orElse(',');
        var cells = CsvReader.builder().fieldSeparator(separator);
        List<String> columns;
        try {
            columns = split(cells, header).stream().map(String::strip).toList();
        } catch (Flawed notEvenCells) {
            throw notAHeader("has " + notEvenCells.flaw().found());
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            if (!RecordReader.COLUMNS.contains(columns.get(i))) {
                throw notAHeader("names an unknown column at position " + (i + 1));
            }
            if (!seen.add(columns.get(i))) {
                throw notAHeader("names the column at position " + (i + 1) + " twice");
            }
        }
        if (!seen.containsAll(List.of("type", "externalId"))) {
            throw notAHeader("lacks type or externalId");
        }
        return new CsvRecords(cells, columns);
    }

    private static Refused notAHeader(String what) {
        return new Refused(
                HttpStatus.BAD_REQUEST,
                "The first line of a CSV file names its columns; this one " + what + ". Columns: "
                        + String.join(", ", RecordReader.COLUMNS) + ".");
    }

    @Override
    public JsonNode read(String line) {
        List<String> values = split(cells, line);
        if (values.size() != columns.size()) {
            throw new Flawed(
                    null, ValueKind.counted(values.size(), "cell"), columns.size() + " cells, as the header has");
        }
        ObjectNode record = NODES.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            String value = values.get(i).strip();
            if (!value.isEmpty()) {
                put(record, columns.get(i), value);
            }
        }
        return record;
    }

    private static List<String> split(CsvReader.CsvReaderBuilder cells, String line) {
        if (line.chars().filter(character -> character == '"').count() % 2 != 0) {
            throw new Flawed(null, "a quote that is not closed", "one record a line, quotes within a cell doubled");
        }
        try {
            return cells.ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException misplaced) {
            throw new Flawed(null, "text behind a closing quote", "quotes around a whole cell, quotes within doubled");
        }
    }

    private static void put(ObjectNode record, String column, String value) {
        ObjectNode home = record;
        int dot = column.indexOf('.');
        int from = 0;
        while (dot >= 0) {
            home = home.withObjectProperty(column.substring(from, dot));
            from = dot + 1;
            dot = column.indexOf('.', from);
        }
        home.set(
                column.substring(from),
                switch (column) {
                    case "contracts" -> list(value);
                    case "partner.phonenumbers" -> phoneNumbers(value);
                    case "decommissioned" -> flag(value);
                    default -> NODES.stringNode(value);
                });
    }

    private static JsonNode flag(String value) {
        return switch (value) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> NODES.stringNode(value);
        };
    }

    private static ArrayNode list(String value) {
        ArrayNode list = NODES.arrayNode();
        for (String entry : value.split(LIST, -1)) {
            list.add(entry.strip());
        }
        return list;
    }

    /** For example {@code MOBILE:0176-55555555|BUSINESS:0201 1234}; a number alone has no type. */
    private static ArrayNode phoneNumbers(String value) {
        ArrayNode list = NODES.arrayNode();
        for (String entry : value.split(LIST, -1)) {
            var parts = new ArrayList<>(List.of(entry.split(":", 2)));
            ObjectNode number =
                    list.addObject().put("number", parts.removeLast().strip());
            if (!parts.isEmpty()) {
                number.put("type", parts.getFirst().strip());
            }
        }
        return list;
    }
}

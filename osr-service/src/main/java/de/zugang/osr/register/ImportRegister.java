package de.zugang.osr.register;

import de.zugang.osr.access.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a register file (NDJSON, UTF-8) and brings it in, some hundred lines a transaction. A line that is wrong is
 * reported and stops nothing; a run that breaks off is simply run again.
 */
@Component
class ImportRegister {

    private static final int LINES_PER_TRANSACTION = 500;

    private final Access access;
    private final RegisterStore register;
    private final RoleImport roles;
    private final ObjectReader lines;

    ImportRegister(Access access, RegisterStore register, RoleImport roles, JsonMapper json) {
        this.access = access;
        this.register = register;
        this.roles = roles;
        // our own format: an unknown property is a mistake, unlike in the standard's
        this.lines = json.readerFor(RegisterLine.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    ImportReport bringIn(InputStream file, boolean legacy) throws IOException {
        var tally = new ImportReport.Tally();
        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        var batch = new ArrayList<Numbered>();
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                batch.add(new Numbered(number, line));
            }
            if (batch.size() == LINES_PER_TRANSACTION) {
                bringIn(batch, legacy, tally);
                batch.clear();
            }
        }
        bringIn(batch, legacy, tally);
        return tally.report();
    }

    private record Numbered(long number, String line) {}

    private void bringIn(List<Numbered> batch, boolean legacy, ImportReport.Tally tally) {
        List<Outcome> outcomes = access.operate(
                () -> batch.stream().map(line -> bringIn(line.line(), legacy)).toList());
        for (int i = 0; i < batch.size(); i++) {
            tally.count(batch.get(i).number(), outcomes.get(i));
        }
    }

    private Outcome bringIn(String text, boolean legacy) {
        RegisterLine line;
        try {
            line = lines.readValue(text);
        } catch (JacksonException unreadable) {
            return new Outcome.Refused(position(unreadable));
        }
        return switch (line) {
            case null -> new Outcome.Refused("null (expected: an object)");
            case RegisterLine.OfBillingUnit unit -> register.put(unit);
            case RegisterLine.OfResidentialUnit unit -> register.put(unit);
            case RegisterLine.OfRole role -> roles.bringIn(role, legacy);
        };
    }

    /** Where a line is wrong, never what it says. */
    private static String position(JacksonException unreadable) {
        var at = unreadable.getLocation();
        return at == null
                ? "not a record of a register file"
                : "not a record of a register file at column " + at.getColumnNr();
    }
}

package de.zugang.osr.uvi;

import de.zugang.servicekit.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Streams the recipients of a month at the operator's listener, one line each (NDJSON). */
@RestController
class UviController {

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    private final UviExport export;
    private final JsonMapper json;

    UviController(UviExport export, JsonMapper json) {
        this.export = export;
        this.json = json;
    }

    /** Writes while it reads; runs on a virtual thread, so a slow reader costs little. */
    @GetMapping("/operator/v1/uvi")
    void recipients(@RequestParam String month, HttpServletResponse response) throws IOException {
        YearMonth wanted = parse(month)
                .orElseThrow(() -> new Refused(HttpStatus.BAD_REQUEST, "month: a real month as YYYY-MM is expected."));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            export.export(wanted, line -> write(out, line));
        }
    }

    private void write(OutputStream out, UviLine line) {
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException("the reader went away", gone);
        }
    }

    private static Optional<YearMonth> parse(String text) {
        try {
            return MONTH.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
        } catch (DateTimeException notAMonth) {
            return Optional.empty();
        }
    }
}

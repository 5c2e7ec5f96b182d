package de.zugang.osr.uvi;

import de.zugang.osr.stream.LineStreams;
import de.zugang.osr.stream.Table;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams the recipients of a month at the operator's listener: tag {@code uvi} of the contract. */
@RestController
class UviController {

    private static final Pattern MONTH = Pattern.compile("(?!0000)[0-9]{4}-(0[1-9]|1[0-2])");

    private static final int COLUMNS_OF_RECIPIENT = 5;

    private static final Table<UviLine> TABLE = new Table<>(
            List.of(
                    "customerNumber",
                    "billingUnit",
                    "residentialUnit",
                    "from",
                    "to",
                    "pmnumber",
                    "mscnumber",
                    "name",
                    "firstname",
                    "additionalname"),
            UviController::cells);

    private final UviExport export;
    private final LineStreams streams;

    UviController(UviExport export, LineStreams streams) {
        this.export = export;
        this.streams = streams;
    }

    /** Writes while it reads; runs on a virtual thread, so a slow reader costs little. */
    @GetMapping(
            path = "/operator/v1/uvi",
            produces = {MediaType.APPLICATION_NDJSON_VALUE, LineStreams.CSV})
    void getUvi(@RequestParam String month, HttpServletRequest request, HttpServletResponse response) {
        if (!MONTH.matcher(month).matches()) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    List.of(new ProblemDocument.Detail("A real month as YYYY-MM is expected.", "month")));
        }
        YearMonth wanted = YearMonth.parse(month);
        streams.answer(request, response, TABLE, sink -> export.export(wanted, sink));
    }

    private static List<@Nullable String> cells(UviLine line) {
        var cells = new ArrayList<@Nullable String>(List.of(
                line.customerNumber(),
                line.billingUnit(),
                line.residentialUnit(),
                line.from().toString(),
                line.to().toString()));
        UviLine.Recipient recipient = line.recipient();
        cells.addAll(
                recipient == null
                        ? Collections.nCopies(COLUMNS_OF_RECIPIENT, null)
                        : Arrays.asList(
                                recipient.pmnumber(),
                                recipient.mscnumber(),
                                recipient.name(),
                                recipient.firstname(),
                                recipient.additionalname()));
        return cells;
    }
}

package de.zugang.osr.stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with lines, as NDJSON or CSV, whichever the reader prefers. Writes while it reads, so it takes the same memory
 * whatever comes. What fails before the first bytes have left is refused as everything else; later the stream is cut off.
 */
@Component
public class LineStreams {

    /** What lines are offered as, for controllers' {@code produces}. */
    public static final String CSV = "text/csv";

    private static final Logger log = LoggerFactory.getLogger(LineStreams.class);
    private static final int BUFFER = 1 << 14;

    private final JsonMapper json;

    LineStreams(JsonMapper json) {
        this.json = json;
    }

    /** Gives every line to whom it is handed. */
    @FunctionalInterface
    public interface Source<T> {
        void each(Consumer<T> sink);
    }

    /**
     * Writes all lines of the source as the answer.
     *
     * @throws UncheckedIOException if the reader has gone
     */
    public <T> void answer(HttpServletRequest request, HttpServletResponse response, Table<T> table, Source<T> source) {
        try {
            if (prefersCsv(request)) {
                response.setContentType(CSV + ";charset=UTF-8;header=present");
                csv(response.getOutputStream(), table, source);
            } else {
                response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
                ndjson(response.getOutputStream(), source);
            }
        } catch (IOException gone) {
            throw given(response, new UncheckedIOException(gone));
        } catch (RuntimeException failed) {
            throw given(response, failed);
        }
    }

    private static RuntimeException given(HttpServletResponse response, RuntimeException failure) {
        if (!response.isCommitted()) {
            response.resetBuffer();
            return failure;
        }
        log.warn("a stream is cut off: {}", failure.toString());
        return new CutOff();
    }

    private <T> void ndjson(OutputStream body, Source<T> source) throws IOException {
        // not closed on failure: closing would end the body as if it were whole
        var out = new BufferedOutputStream(body, BUFFER);
        source.each(line -> {
            try {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        out.flush();
    }

    private static <T> void csv(OutputStream body, Table<T> table, Source<T> source) throws IOException {
        // not closed on failure, as above
        @SuppressWarnings("resource")
        CsvWriter out = CsvWriter.builder().bufferSize(BUFFER).build(body, StandardCharsets.UTF_8);
        out.writeRecord(table.header());
        source.each(line -> {
            List<String> cells =
                    table.cells().apply(line).stream().map(Cell::escaped).toList();
            out.writeRecord(cells);
        });
        out.flush();
    }

    /** Spring has seen to it that one of the two will do. */
    private static boolean prefersCsv(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        List<MediaType> accepted = MediaType.parseMediaTypes(accept);
        return quality(accepted, MediaType.parseMediaType(CSV)) > quality(accepted, MediaType.APPLICATION_NDJSON);
    }

    /** The quality of the most specific range that includes the type, as RFC 9110 has it. */
    private static double quality(List<MediaType> accepted, MediaType offer) {
        MediaType best = null;
        for (MediaType range : accepted) {
            if (range.includes(offer) && (best == null || range.isMoreSpecific(best))) {
                best = range;
            }
        }
        return best == null ? 0 : best.getQualityValue();
    }
}

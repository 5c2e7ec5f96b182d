package de.zugang.osr.register.file;

import de.zugang.servicekit.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** A register file while it is read, line by line and in constant memory. */
public final class RegisterFile {

    private static final int SIGNATURE = 4;

    /** How files begin that are no text, in hexadecimal. */
    private static final Map<String, String> NO_TEXT = Map.of(
            "feff", "UTF-16",
            "fffe", "UTF-16",
            "1f8b", "compressed with gzip",
            "504b0304", "a ZIP archive or a spreadsheet");

    private final Lines lines;
    private final Records records;

    private RegisterFile(Lines lines, Records records) {
        this.lines = lines;
        this.records = records;
    }

    /** What a line is. */
    public sealed interface Line {

        long number();

        record Good(long number, RegisterLine content) implements Line {}

        record Bad(long number, Flaw flaw) implements Line {}

        /** Nothing to bring in: blank. */
        record Blank(long number) implements Line {}
    }

    /**
     * Begins to read; takes the header of a CSV file.
     *
     * @throws Refused if this is no text in UTF-8, or CSV without a header
     */
    public static RegisterFile open(InputStream in, Format format, JsonMapper json) throws IOException {
        var lines = new Lines(checked(in));
        return switch (format) {
            case NDJSON -> new RegisterFile(lines, new JsonRecords(json));
            case CSV ->
                new RegisterFile(
                        lines,
                        lines.advance()
                                ? CsvRecords.below(header(lines))
                                : _ -> {
                                    throw new IllegalStateException("a file without lines has no records");
                                });
        };
    }

    private static String header(Lines lines) {
        try {
            return lines.text();
        } catch (Flawed flawed) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    "The header of the CSV file is " + flawed.flaw().found() + ".");
        }
    }

    /** Goes behind the line of this number without looking at what is skipped; false if the file ends before. */
    public boolean skipTo(long number) throws IOException {
        while (lines.number() < number) {
            if (!lines.advance()) {
                return false;
            }
        }
        return true;
    }

    /** How many lines were read, the header included. */
    public long linesRead() {
        return lines.number();
    }

    /** A checksum of all lines read so far. */
    public String digest() {
        return lines.digest();
    }

    /** The next line; empty at the end of the file. */
    public Optional<Line> next() throws IOException {
        return lines.advance() ? Optional.of(present()) : Optional.empty();
    }

    private Line present() {
        try {
            String text = lines.text();
            return text.isBlank()
                    ? new Line.Blank(lines.number())
                    : new Line.Good(lines.number(), RecordReader.read(records.read(text)));
        } catch (Flawed flawed) {
            return new Line.Bad(lines.number(), flawed.flaw());
        }
    }

    private static InputStream checked(InputStream in) throws IOException {
        byte[] first = in.readNBytes(SIGNATURE);
        String begin = HexFormat.of().formatHex(first);
        for (var signature : NO_TEXT.entrySet()) {
            if (begin.startsWith(signature.getKey())) {
                throw new Refused(
                        HttpStatus.BAD_REQUEST,
                        "A register file is text in UTF-8; this one is " + signature.getValue() + ".");
            }
        }
        var whole = new PushbackInputStream(in, SIGNATURE);
        whole.unread(first);
        return whole;
    }
}

package de.zugang.osr.register.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.osr.register.file.RegisterFile.Line;
import de.zugang.servicekit.refusal.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

class RegisterFileTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String UNIT =
            "{\"type\":\"residentialunit\",\"externalId\":\"ü\",\"billingUnit\":\"b\",\"mscnumber\":\"1\"}";
    private static final String HEADER = "type,externalId,billingUnit,mscnumber,decommissioned\n";
    private static final String ROW = "residentialunit,ü,b,1,\n";

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s\n", "%s\r\n", "\uFEFF%s\n", "\n \r\n%s\n\n", "  %s  "})
    void lineEndsBlankLinesAndAByteOrderMarkMakeNoDifference(String around) {
        assertThat(ndjson(around.formatted(UNIT))).containsExactly("residentialunit ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s%s", "\uFEFF%s%s"})
    void csvIsReadBelowItsHeader(String around) {
        assertThat(csv(around.formatted(HEADER, ROW))).containsExactly("residentialunit ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorIsTheOneOfTheHeader(String separator) {
        assertThat(csv((HEADER + ROW).replace(",", separator))).containsExactly("residentialunit ü");
    }

    @Test
    void quotedCellsMayHoldSeparatorsAndQuotes() {
        assertThat(csv(HEADER + "\"residentialunit\",\"a, \"\"b\"\"\",b,1,\n"))
                .containsExactly("residentialunit a, \"b\"");
    }

    @Test
    void aQuoteThatIsNotClosedSpoilsItsOwnLineOnly() {
        assertThat(csv(HEADER + "residentialunit,\"ü,b,1,\n" + ROW))
                .containsExactly("2 null: a quote that is not closed", "residentialunit ü");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "residentialunit,a,b,1|null: 4 cells",
                "residentialunit,a,b,1,,|null: 6 cells",
                "residentialunit,\"a\"x,b,1,|null: text behind a closing quote",
                "residentialunit,a,b,1,ja|decommissioned: text of 2 characters",
                "residentialunit,a,b,12345,|mscnumber: 5 digits",
                "residentialunit,,b,1,|externalId: nothing",
                "street,a,b,1,|type: text of 6 characters",
                ",a,b,1,|type: nothing"
            })
    void csvLinesThatAreWrongSayWhere(String line, String refusal) {
        assertThat(csv(HEADER + line)).containsExactly("2 " + refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mustermann,Max",
                "type,externalId,type",
                "type,mscnumber",
                "type,externalId,\"from",
                "{\"type\":\"billingunit\"}",
                "type externalId"
            })
    void csvWithoutAHeaderIsRefusedAsAWhole(String header) {
        assertThatThrownBy(() -> csv(header + "\n" + ROW))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("The first line of a CSV file names its columns; this one ")
                .hasMessageNotContaining("Muster");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"residentialunit\",\"externalId\":\"a\",\"bill|null: broken JSON at character",
                "[1]|null: a list",
                "null|null: null",
                "42|null: a number",
                "type,externalId|null: broken JSON",
                "{\"type\":\"role\"} {\"type\":\"role\"}|null: broken JSON",
                "{\"type\":\"role\",\"type\":\"role\"}|null: broken JSON",
                "{\"type\":\"residentialunit\",\"externalId\":\"a\",\"Mustermann\":1}|null: an unknown property",
                "{\"type\":\"residentialunit\",\"externalId\":\"a\",\"msc\":\"b\"}|msc: text of 1 character",
                "{\"type\":\"residentialunit\",\"externalId\":7}|externalId: a number",
                "{\"type\":\"residentialunit\",\"externalId\":\" \"}|externalId: nothing",
                "{\"type\":\"residentialunit\",\"externalId\":\"a\\u0000\"}|externalId: text with U+0000",
                "{\"type\":\"residentialunit\",\"externalId\":\"\\ud800\"}|externalId: text with U+0000",
                "{\"type\":\"role\",\"externalId\":\"a\",\"residentialUnit\":\"r\",\"role\":\"S-COR\"}|partner.pmnumber: nothing",
                "{\"type\":\"role\",\"externalId\":\"a\",\"partner\":\"x\"}|partner: text of 1 character",
                "{\"type\":\"role\",\"externalId\":\"a\",\"residentialUnit\":\"r\",\"role\":\"s-cor\",\"partner\":{\"pmnumber\":\"1\"}}|role: text of 5 characters",
                "{\"type\":\"role\",\"externalId\":\"a\",\"residentialUnit\":\"r\",\"role\":\"S-COR\",\"from\":\"2026-02-30\",\"partner\":{\"pmnumber\":\"1\"}}|from: a date that does not exist",
                "{\"type\":\"role\",\"externalId\":\"a\",\"residentialUnit\":\"r\",\"role\":\"S-COR\",\"from\":\"0000-01-01\",\"partner\":{\"pmnumber\":\"1\"}}|from: a date that does not exist",
                "{\"type\":\"role\",\"externalId\":\"a\",\"residentialUnit\":\"r\",\"role\":\"S-COR\",\"partner\":{\"pmnumber\":\"1\",\"phonenumbers\":[{\"type\":\"FAX\"}]}}|partner.phonenumbers.type: text of 3 characters",
                "{\"type\":\"billingunit\",\"externalId\":\"a\",\"customerNumber\":\"123456789\"}|customerNumber: 9 digits"
            })
    void jsonLinesThatAreWrongSayWhere(String line, String refusal) {
        assertThat(ndjson(UNIT + "\n" + line + "\n" + UNIT))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("2 " + refusal)
                .doesNotContain("Muster");
    }

    @Test
    void textLongerThanAPersonNeedsIsRefused() {
        assertThat(ndjson(UNIT.replace("ü", "ü".repeat(Fields.LONGEST))))
                .containsExactly("residentialunit " + "ü".repeat(200));
        assertThat(ndjson(UNIT.replace("ü", "ü".repeat(Fields.LONGEST + 1))))
                .containsExactly("1 externalId: text of 201 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void linesOfAnotherEncodingAreRefusedAndTheOthersTaken(String encoding) {
        byte[] file = (UNIT + "\n" + UNIT.replace("ü", "ue")).getBytes(Charset.forName(encoding));
        assertThat(lines(new ByteArrayInputStream(file), Format.NDJSON))
                .containsExactly("1 null: bytes that are not UTF-8", "residentialunit ue");
    }

    @Test
    void aLineOfAGigabyteIsOneRefusedLineAndTakesNoMemory() {
        long gigabyte = 1L << 30;
        InputStream file = new SequenceInputStream(
                new Repeated((byte) 'x', gigabyte),
                new ByteArrayInputStream(("\n" + UNIT).getBytes(StandardCharsets.UTF_8)));

        assertThat(lines(file, Format.NDJSON))
                .containsExactly("1 null: a line of more than 65536 bytes", "residentialunit ü");
    }

    @Test
    void theLongestLineIsTaken() {
        String padded = UNIT + " ".repeat(Lines.LONGEST - UNIT.getBytes(StandardCharsets.UTF_8).length);
        assertThat(ndjson(padded)).containsExactly("residentialunit ü");
        assertThat(ndjson(padded + " ")).containsExactly("1 null: a line of more than 65536 bytes");
    }

    @Test
    void checksumSaysWhetherTheBeginOfTwoFilesIsTheSame() throws IOException {
        RegisterFile one = open(UNIT + "\nsecond\nthird", Format.NDJSON);
        RegisterFile other = open(UNIT + "\nsecond\nanother", Format.NDJSON);

        assertThat(one.skipTo(2)).isTrue();
        assertThat(other.skipTo(2)).isTrue();
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.skipTo(3)).isTrue();
        assertThat(other.skipTo(3)).isTrue();
        assertThat(one.digest()).isNotEqualTo(other.digest());
        assertThat(one.skipTo(4)).isFalse();
    }

    private static List<String> ndjson(String file) {
        return lines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Format.NDJSON);
    }

    private static List<String> csv(String file) {
        return lines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Format.CSV);
    }

    private static RegisterFile open(String file, Format format) throws IOException {
        return RegisterFile.open(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), format, JSON);
    }

    private static List<String> lines(InputStream in, Format format) {
        var found = new ArrayList<String>();
        try {
            RegisterFile file = RegisterFile.open(in, format, JSON);
            for (Optional<Line> line = file.next(); line.isPresent(); line = file.next()) {
                switch (line.get()) {
                    case Line.Good good ->
                        found.add(kind(good.content()) + " " + good.content().externalId());
                    case Line.Bad(long number, Flaw flaw) ->
                        found.add(number + " " + flaw.column() + ": " + flaw.found());
                    case Line.Blank _ -> {}
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private static String kind(RegisterLine line) {
        return switch (line) {
            case RegisterLine.OfBillingUnit _ -> "billingunit";
            case RegisterLine.OfResidentialUnit _ -> "residentialunit";
            case RegisterLine.OfRole _ -> "role";
        };
    }

    /** One byte, many times. */
    private static final class Repeated extends InputStream {

        private final byte what;
        private long left;

        Repeated(byte what, long times) {
            this.what = what;
            this.left = times;
        }

        @Override
        public int read() {
            return left-- > 0 ? what : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(target, from, from + count, what);
            left -= count;
            return count;
        }
    }
}

package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies at and beyond what the service reads: size, depth, number, encoding, time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBodyTests {

    private static final String ROLES = Client.rolesPath("100001", "0011");
    private static final String INSERT =
            "{\"change\": \"INSERT\", \"role\": \"S-COR\", \"from\": \"2022-01-01\", \"partner\": {\"pmnumber\": \"P\"}}";
    private static final String PARTNER =
            "{\"reference\": {\"pmnumber\": \"P\"}, \"name\": \"Muster\", \"firstname\": \"Max\"}";
    private static final String LONG_NUMBER =
            "98765432109876543210987654321098765432109876543210.9876543210e+00000000001";
    private static final int MEBIBYTE = 1 << 20;

    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-muster", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void takesExactlyOneMebibyteAndNoByteMore() {
        String body = body("", INSERT, PARTNER);
        String full = body + " ".repeat(MEBIBYTE - body.length());
        assertThat(caller.post(ROLES, full).status()).isEqualTo(202);
        assertProblem(caller.post(ROLES, full + " "), 413, "The body is larger than 1 MiB.");
    }

    @Test
    void takesThousandRolesAndRefusesOneMore() {
        String thousand = String.join(",", Collections.nCopies(1000, INSERT));
        String id = caller.deliver("100001", "0011", body("", thousand, PARTNER));
        assertThat(caller.outcome("100001", id).get("roleMessages")).isNotEmpty();
        Answer oneMore = caller.post(ROLES, body("", thousand + "," + INSERT, PARTNER));
        assertProblem(oneMore, 400, "size must be between 0 and 1000");
        assertThat(oneMore.body().at("/errors/0/field").asString()).isEqualTo("billingunit.residentialunit.roles");
    }

    @Test
    void tellsHowManyMessagesThereAreWhenNotAllAreKept() {
        String nothing = String.join(",", Collections.nCopies(1000, "{}"));
        String id = caller.deliver("100001", "0012", body("", nothing, "").replace("\"0011\"", "\"0012\""));
        assertThat(caller.outcome("100001", id).get("roleMessages")).hasSize(1000);
        Answer status = caller.get(Client.statusPath("100001", id));
        // KALO-24 once; KALO-02, 35 and 36 for each
        assertThat(status.header("X-Zugang-Message-Total")).isEqualTo("3001");
        Answer detailed = RunningOsr.send(
                caller.request(Client.statusPath("100001", id)).header("X-Zugang-Message-Detail", "de"));
        assertThat(detailed.body().get("messageTotal").asInt()).isEqualTo(3001);
    }

    @Test
    void tellsSoToWhomItRefusesAtOnce() {
        String ofNobody = INSERT.replaceAll("\"pmnumber\": *\"[^\"]*\"", "\"pmnumber\": \"nobody\"");
        String malformed = PARTNER.replaceFirst("\\{", "{\"email\": \"nowhere\",");
        Answer refused = caller.post(ROLES, body("", String.join(",", Collections.nCopies(1000, ofNobody)), malformed));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("X-Zugang-Message-Total")).isEqualTo("1001");
        assertThat(refused.body().get("roleMessages").size()
                        + refused.body().get("partnerMessages").size())
                .isEqualTo(1000);
    }

    @Test
    void readsToDepth32AndNoDeeper() {
        assertThat(caller.post(ROLES, body(nested(31), INSERT, PARTNER)).status())
                .isEqualTo(202);
        assertUnreadable(caller.post(ROLES, body(nested(32), INSERT, PARTNER)), "not readable");
        assertUnreadable(caller.post(ROLES, body(nested(100_000), INSERT, PARTNER)), "not readable");
    }

    private static String nested(int levels) {
        return "\"x\": " + "[".repeat(levels) + "]".repeat(levels) + ",";
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-0", "123456789012345678901234567890", "1e999999999", "0.1", LONG_NUMBER})
    void ignoresAnyNumberOfAnUnknownProperty(String number) {
        assertThat(caller.post(ROLES, body("\"x\": " + number + ",", INSERT, PARTNER))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "01", "+1", "0x1", "1.", "undefined", "'x'", "\"\\x41\"", "\"a\tb\""})
    void answers400ToWhatIsNoJson(String value) {
        assertUnreadable(caller.post(ROLES, body("\"x\": " + value + ",", INSERT, PARTNER)), "line 1, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void answers400ToOtherEncodings(String charset) {
        byte[] body = body("", INSERT, PARTNER).getBytes(Charset.forName(charset));
        assertUnreadable(post(body, "application/json"), "line 1, column 1");
    }

    @Test
    void answers400ToAByteOrderMark() {
        byte[] body = ("\uFEFF" + body("", INSERT, PARTNER)).getBytes(StandardCharsets.UTF_8);
        assertUnreadable(post(body, "application/json"), "line 1, column 1");
    }

    @Test
    void answers400ToBytesThatAreNoUtf8() {
        byte[] body = body("", INSERT, PARTNER.replace("Max", "Jürgen")).getBytes(StandardCharsets.ISO_8859_1);
        assertUnreadable(post(body, "application/json"), "line 1, column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-7",
                "application/json; charset=\"utf-16\"",
                "application/json;charset=ISO-8859-1",
                "application/json; charset=",
                "application/json, application/json",
                "application/yaml",
                "application/vnd.api+json",
                "application/x-www-form-urlencoded"
            })
    void answers415ToOtherCharsetsAndTypes(String mediaType) {
        Answer answer = post(body("", INSERT, PARTNER).getBytes(StandardCharsets.UTF_8), mediaType);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    /** A form would be read before anything of ours could refuse it. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void answers405ToAFormThatIsNone(String method) {
        Answer answer = RunningOsr.send(caller.request(ROLES)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString("a=%s%n%x")));
        assertThat(answer.status()).isEqualTo(405);
    }

    @Test
    void answers415WithoutAMediaType() {
        Answer answer = RunningOsr.send(
                caller.request(ROLES).POST(HttpRequest.BodyPublishers.ofString(body("", INSERT, PARTNER))));
        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=utf-8", "application/json;charset=\"UTF-8\"", "APPLICATION/JSON"})
    void takesUtf8SaidInAnyWay(String mediaType) {
        assertThat(post(body("", INSERT, PARTNER).getBytes(StandardCharsets.UTF_8), mediaType)
                        .status())
                .isEqualTo(202);
    }

    /** Whatever it would unpack to is never known. */
    @Test
    void answers415ToACompressedBody() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[64 << 20]);
        }
        Answer answer = RunningOsr.send(caller.request(ROLES)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
        assertProblem(answer, 415, "A compressed body is not supported.");
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2022-05-16T10:17:17.5+02:00",
                "2022-05-16t10:17:17-11:30",
                "2016-12-31T23:59:60Z"
            })
    void takesATimestampOfAnyYearAndOffsetAndALeapSecond(String timestamp) {
        assertThat(caller.post(ROLES, body("", INSERT, PARTNER).replace("2022-05-16T10:17:17Z", timestamp))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-05-16",
                "2022-05-16T10:17Z",
                "2022-05-16T10:17:17",
                "2022-05-16 10:17:17Z",
                "2022-05-16T24:00:01Z",
                "2022-05-16T10:17:61Z",
                "2022-02-30T10:17:17Z",
                "12022-05-16T10:17:17Z",
                "2022-05-16T10:17:17+99:00",
                "2022-05-16T10:17:17[Europe/Berlin]",
                "1652696237",
                ""
            })
    void answers400ToWhatIsNoTimestamp(String timestamp) {
        assertUnreadable(
                caller.post(ROLES, body("", INSERT, PARTNER).replace("2022-05-16T10:17:17Z", timestamp)),
                "line 1, column");
    }

    /** Nothing here is looked at with a pattern that backtracks. */
    @ParameterizedTest
    @ValueSource(strings = {"email", "phone"})
    void judgesHugeTextsInNoTime(String field) {
        String huge = field.equals("email")
                ? "\"email\": \"" + "a.".repeat(25_000) + "@" + "b-".repeat(200) + "\""
                : "\"phonenumbers\": [{\"number\": \"" + "0(".repeat(25_000) + "\"}]";
        Instant begin = Instant.now();
        Answer answer = caller.post(ROLES, body("", INSERT, PARTNER.replace("\"name\"", huge + ", \"name\"")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/partnerMessages/0/key").asString())
                .isEqualTo(field.equals("email") ? "OSR-1002" : "OSR-1003");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    private Answer post(byte[] body, String mediaType) {
        return RunningOsr.send(caller.request(ROLES)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static String body(String more, String roles, String partners) {
        return ("{%s \"timestamp\": \"2022-05-16T10:17:17Z\", \"billingunit\": {\"reference\": {\"mscnumber\": \"100001\"},"
                        + " \"residentialunit\": {\"reference\": {\"mscnumber\": \"0011\"}, \"roles\": [%s],"
                        + " \"partners\": [%s]}}}")
                .formatted(more, roles, partners);
    }

    private static void assertUnreadable(Answer answer, String position) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.problem()).contains(position);
        assertThat(answer.http().body()).doesNotContain("Muster", "jackson", "Max");
    }

    private static void assertProblem(Answer answer, int status, String text) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(text);
    }
}

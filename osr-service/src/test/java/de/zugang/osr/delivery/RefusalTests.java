package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTests {

    private static final String ROLES = Client.rolesPath("100001", "0001");
    private static final String GOOD =
            Seed.example("use-case-1").replace("\"654321\"", "\"100001\"").replace("\r", "");

    private TestDatabase database;
    private RunningOsr osr;
    private Client caller;
    private Client stranger;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        assertThat(osr.importRegister(Seed.demoRegister()).status()).isEqualTo(200);
        caller = osr.as("tu-muster", Seed.CUSTOMER);
        stranger = osr.as("tu-other", Seed.OTHER_CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    static Stream<Arguments> bodiesThatAreNotTheContracts() {
        return Stream.of(
                Arguments.of("broken JSON", GOOD.substring(0, 400)),
                Arguments.of("empty", ""),
                Arguments.of("null", "null"),
                Arguments.of("a list", "[]"),
                Arguments.of("trailing token", GOOD + "{}"),
                Arguments.of("comment", "/* x */" + GOOD),
                Arguments.of("single quotes", GOOD.replace('"', '\'')),
                Arguments.of("property twice", GOOD.replaceFirst("\"change\"", "\"change\":\"INSERT\",\"change\"")),
                Arguments.of("number for text", GOOD.replace("\"100001\"", "100001")),
                Arguments.of("boolean for text", GOOD.replace("\"Max\"", "true")),
                Arguments.of("number for a choice", GOOD.replace("\"MOBILE\"", "0")),
                Arguments.of("unknown choice", GOOD.replace("\"MOBILE\"", "\"FAX\"")),
                Arguments.of("other case of a choice", GOOD.replace("\"MOBILE\"", "\"mobile\"")),
                Arguments.of("text for an object", GOOD.replaceFirst("\"partner\":\\{[^}]*}", "\"partner\":\"\"")),
                Arguments.of("object for a list", GOOD.replaceFirst("\"roles\":\\[", "\"roles\":{},\"x\":[")),
                Arguments.of("null in a list", GOOD.replaceFirst("\"roles\":\\[", "\"roles\":[null,")),
                Arguments.of("U+0000", GOOD.replace("Max", "M\\u0000x")),
                Arguments.of("unpaired surrogate", GOOD.replace("Max", "M\\ud800x")),
                Arguments.of("surrogates in the wrong order", GOOD.replace("Max", "M\\udc00\\ud800x")),
                Arguments.of("impossible day", GOOD.replace("2022-05-31", "2022-02-30")),
                Arguments.of("day without zeros", GOOD.replace("2022-05-31", "2022-5-31")),
                Arguments.of("day with time", GOOD.replace("2022-05-31", "2022-05-31T00:00:00Z")),
                Arguments.of("year 0", GOOD.replace("2018-05-01", "0000-05-01")),
                Arguments.of("year of five digits", GOOD.replace("2022-05-31", "+12022-05-31")),
                Arguments.of("full-width digits", GOOD.replace("2022-05-31", "２０２２-05-31")),
                Arguments.of("empty day", GOOD.replace("2022-05-31", "")),
                Arguments.of("day as a list", GOOD.replace("\"2022-05-31\"", "[2022,5,31]")),
                Arguments.of("day as a number", GOOD.replace("\"2022-05-31\"", "19143")),
                Arguments.of("timestamp missing", GOOD.replace("\"timestamp\"", "\"time\"")),
                Arguments.of("timestamp without offset", GOOD.replace("10:17:17Z", "10:17:17")),
                Arguments.of("unit missing", GOOD.replace("\"residentialunit\"", "\"unit\"")),
                Arguments.of("number longer than 64", GOOD.replace("12345611", "1".repeat(65))),
                Arguments.of(
                        "deeper than 32", GOOD.replaceFirst("\\{", "{\"x\":" + "[".repeat(40) + "]".repeat(40) + ",")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesThatAreNotTheContracts")
    void answers400AndStoresNothing(String what, String body) {
        String before = database.value("select count(*) from delivery");
        Answer answer = caller.post(ROLES, body);
        assertThat(answer.status()).as(what).isEqualTo(400);
        assertIsProblem(answer);
        assertThat(answer.http().body()).doesNotContain("Mustermann", "tools.jackson", "de.zugang");
        assertThat(database.value("select count(*) from delivery")).isEqualTo(before);
    }

    @Test
    void namesTheFieldThatIsMissing() {
        Answer answer = caller.post(ROLES, GOOD.replace("\"timestamp\"", "\"time\""));
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/problem+json", "multipart/form-data"})
    void answers415ToOtherMediaTypes(String mediaType) {
        assertProblem(
                RunningOsr.send(caller.request(ROLES)
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(GOOD))),
                415);
    }

    @Test
    void answers406WhenOnlyOtherMediaTypesAreAccepted() {
        assertProblem(RunningOsr.send(caller.request(ROLES).header("Accept", "text/html")), 406);
    }

    @Test
    void answers413ToAnAnnouncedAndToAStreamedGiant() {
        String giant = GOOD.replace("Max", "M".repeat(1 << 20));
        assertProblem(caller.post(ROLES, giant), 413);
        assertProblem(
                RunningOsr.send(caller.request(ROLES)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(giant)))),
                413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/arge/on-site-roles/v1",
                "/arge/on-site-roles/v2/billingunits/100001",
                "/ARGE/on-site-roles/v1/billingunits/100001/residentialunits/0001/on-site-roles",
                "/arge/on-site-roles/v1/billingunits/100001/residentialunits/0001/on-site-roles/",
                "/actuator",
                "/actuator/health",
                "/error",
                "/operator/v1/register"
            })
    void answers404ToPathsThatDoNotExist(String path) {
        assertProblem(caller.get(path), 404);
    }

    /** What can be read in two ways names nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"..", "a;b=c", "%0a", "%25", "a%3Bb"})
    void answers404ToPathsThatNameNothing(String number) {
        assertProblem(caller.get(Client.rolesPath(number, "0001")), 404);
        assertProblem(caller.get(Client.statusPath("100001", number)), 404);
    }

    /** Tomcat itself refuses what is no path. */
    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%2Fb", "..%2f.."})
    void answers400ToPathsThatAreNone(String number) {
        assertProblem(caller.get(Client.rolesPath(number, "0001")), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "PURGE", "TRACE"})
    void answers405ToOtherMethods(String method) {
        Answer answer = RunningOsr.send(caller.request(ROLES).method(method, HttpRequest.BodyPublishers.noBody()));
        assertProblem(answer, 405);
        assertThat(answer.header("Allow")).isNotEmpty();
    }

    @Test
    void answers405WithTheMethodsThereAre() {
        Answer answer = RunningOsr.send(caller.request(ROLES).DELETE());
        assertProblem(answer, 405);
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void answers401WithoutAPassport() {
        Answer answer = RunningOsr.send(HttpRequest.newBuilder(osr.uri(ROLES)));
        assertProblem(answer, 401);
        assertThat(answer.problem()).isEqualTo("Authorization failure.");
    }

    /** 300 are about 6 KB; 700 more than the 8 KB that a server takes by default. */
    @ParameterizedTest
    @ValueSource(ints = {300, 700})
    void takesPassportsWithManyCustomerNumbers(int count) {
        String[] numbers =
                IntStream.range(0, count).mapToObj("%010d"::formatted).toArray(String[]::new);
        assertProblem(osr.as("tu-many", numbers).get(ROLES), 404);
    }

    @Test
    void refusesSynchronouslyInTheBodyOfTheStandard() {
        Answer answer = caller.post(
                ROLES, GOOD.replace("\"firstname\":\"Max\"", "\"firstname\":\"Max\",\"email\":\"not an address\""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.body().get("status").asString()).isEqualTo("FAIL");
        assertThat(answer.body().get("roleMessages").isNull()).isTrue();
        assertThat(answer.body().at("/partnerMessages/0/key").asString()).isEqualTo("OSR-1002");
        assertThat(answer.body().at("/partnerMessages/0/partner/pmnumber").asString())
                .isEqualTo("12345611");
    }

    @Nested
    class UnknownAndForeign {

        @Test
        void rolesOfAForeignUnitAreTheSame404AsOfAnUnknownOne() {
            assertSameProblem(
                    caller.get(Client.rolesPath("222222", "0001")), caller.get(Client.rolesPath("777777", "0001")));
            assertSameProblem(caller.get(Client.rolesPath("222222", "0001")), caller.get(Client.rolesPath("x", "y")));
        }

        @Test
        void deliveryToAForeignUnitFailsExactlyAsToAnUnknownOne() {
            JsonNode foreign = fails("222222");
            assertThat(foreign).isEqualTo(fails("777777"));
            assertThat(foreign.at("/roleMessages/0/key").asString()).isEqualTo("OSR-2001");
            assertThat(foreign.at("/roleMessages").size()).isEqualTo(1);
        }

        private JsonNode fails(String billingUnit) {
            String id = caller.deliver(billingUnit, "0001", GOOD.replace("\"100001\"", "\"" + billingUnit + "\""));
            return caller.outcome(billingUnit, id);
        }

        @Test
        void statusBelongsToItsSenderAndToTheUnitItWasSentTo() {
            String id = caller.deliver("100001", "0002", GOOD.replace("\"0001\"", "\"0002\""));
            caller.outcome("100001", id);
            assertThat(caller.get(Client.statusPath("099100001", id)).status()).isEqualTo(200);
            Answer unknown =
                    caller.get(Client.statusPath("100001", UUID.randomUUID().toString()));
            assertProblem(unknown, 404);
            assertSameProblem(stranger.get(Client.statusPath("100001", id)), unknown);
            assertSameProblem(caller.get(Client.statusPath("654321", id)), unknown);
            assertSameProblem(caller.get(Client.statusPath("100001", "ccbe102e-169f-4160-bba1-197e53aasb99")), unknown);
        }

        @Test
        void deliveryToAMalformedNumberIsFoundUnderIt() {
            String id = caller.deliver("65A", "00001", GOOD);
            JsonNode status = caller.outcome("65A", id);
            assertThat(status.get("roleMessages"))
                    .extracting(message -> message.get("message").asString())
                    .containsExactly(
                            "Format problem detected with mscnumber of residential unit",
                            "Format problem detected with mscnumber of billing unit");
        }
    }

    private static void assertSameProblem(Answer one, Answer other) {
        assertProblem(one, other.status());
        assertThat(withoutRequestId(one)).isEqualTo(withoutRequestId(other));
    }

    private static String withoutRequestId(Answer answer) {
        return answer.http().body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertIsProblem(answer);
    }

    private static void assertIsProblem(Answer answer) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode problem = answer.body();
        assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.get("code").asInt()).isEqualTo(answer.status());
        assertThat(problem.get("errors").size()).isPositive();
        assertThat(problem.get("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
    }
}

package de.zugang.osr.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the settings of production. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointTests {

    private static final String URL = "https://hooks.example.com/zugang?a=b";

    private TestDatabase database;
    private RunningOsr osr;

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    private Hooks of(String technicalUser) {
        return new Hooks(osr.as(technicalUser, Seed.CUSTOMER));
    }

    @Test
    void showsTheSecretOnceAndKeepsItSealed() {
        Hooks hooks = of("tu-secret");
        Answer created = hooks.put(URL);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        String secret = created.body().get("secret").asString();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");

        Answer moved = hooks.put("https://hooks.example.com/other");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().has("secret")).isFalse();
        assertThat(hooks.get("").body().has("secret")).isFalse();
        assertThat(hooks.get("").body().get("url").asString()).isEqualTo("https://hooks.example.com/other");
        assertThat(database.value("select encode(secret, 'escape') || url from webhook_endpoint"
                        + " where technical_user = 'tu-secret'"))
                .doesNotContain("whsec", secret);
    }

    @Test
    void replacesTheSecretWithAnOverlap() {
        Hooks hooks = of("tu-rotate");
        String first = hooks.create(URL);
        Answer replaced = hooks.post("/secret");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body().get("secret").asString()).isNotEqualTo(first).startsWith("whsec_");
        assertThat(replaced.body().has("previousSecretUntil")).isTrue();
        assertThat(hooks.get("").body().has("secret")).isFalse();
    }

    @Test
    void belongsToItsTechnicalUserAlone() {
        of("tu-one").create(URL);
        Hooks other = of("tu-two");
        assertThat(other.get("").status()).isEqualTo(404);
        assertThat(other.delete().status()).isEqualTo(404);
        assertThat(of("tu-one").get("").status()).isEqualTo(200);
    }

    @Test
    void answers404WhereThereIsNone() {
        Hooks nobody = of("tu-nobody");
        for (Answer answer : new Answer[] {
            nobody.get(""), nobody.get("/attempts"), nobody.post("/secret"), nobody.post("/test"), nobody.delete()
        }) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("No data found.");
        }
    }

    @Test
    void removesEverythingThatWasStored() {
        Hooks hooks = of("tu-gone");
        hooks.create(URL);
        assertThat(hooks.delete().status()).isEqualTo(204);
        assertThat(hooks.get("").status()).isEqualTo(404);
        assertThat(database.value("""
                select (select count(*) from webhook_endpoint where technical_user = 'tu-gone')
                     + (select count(*) from webhook_message where technical_user = 'tu-gone')
                     + (select count(*) from webhook_attempt where technical_user = 'tu-gone')
                """)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "hooks.example.com",
                "https:///nohost",
                "https://user:password@hooks.example.com/",
                "https://user@hooks.example.com/",
                "https://hooks.example.com/#fragment",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:8443/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://2130706433/",
                "https://127.1/",
                "https://0/",
                "https://m\u00fcller.example/",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/%zz",
                "javascript:alert(1)"
            })
    void refusesAddressesThatCannotBeMeant(String url) {
        Answer answer = of("tu-url").put(url);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("url");
        assertThat(answer.http().body()).doesNotContain(url, "user:password");
        assertThat(of("tu-url").get("").status()).isEqualTo(404);
    }

    /** Whether a name is known inside is nobody's business outside: names are looked up when a message is sent. */
    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://nobody.invalid/", "https://metadata.google.internal/"})
    void saysNothingAboutNames(String url) {
        assertThat(of("tu-names").put(url).status()).isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\": null}",
                "{\"url\": 5}",
                "{\"url\": [\"https://hooks.example.com/\"]}",
                "{\"url\": \"https://hooks.example.com/\", \"secret\": \"whsec_chosen\"}",
                "[]",
                "{",
                ""
            })
    void refusesBodiesThatAreNotTheContracts(String body) {
        Answer answer = RunningOsr.send(of("tu-body")
                .client()
                .request(Hooks.ENDPOINT)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesLongAddressesStrangersAndOtherMethods() {
        assertThat(of("tu-long")
                        .put("https://hooks.example.com/" + "x".repeat(2048))
                        .status())
                .isEqualTo(400);
        assertThat(of("tu-long")
                        .put("https://hooks.example.com/" + "x".repeat(1 << 20))
                        .status())
                .isEqualTo(413);
        assertThat(RunningOsr.send(HttpRequest.newBuilder(osr.uri(Hooks.ENDPOINT)))
                        .status())
                .isEqualTo(401);
        assertThat(of("tu-method").post("").status()).isEqualTo(405);
        assertThat(of("tu-method").get("/secret").status()).isEqualTo(405);
    }
}

package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are too much for a server before anybody asks what they are about. The gateway refuses them first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTests {

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
    void refusesAnAddressOfTwentyKilobytesAndServesTheNextRequest() {
        Answer answer = caller.get(Client.rolesPath("1".repeat(20_000), "0001"));
        assertThat(answer.status()).isIn(400, 414, 431);
        assertServes();
    }

    @Test
    void refusesAHeaderOfSixtyFourKilobytesAndServesTheNextRequest() {
        Answer answer = RunningOsr.send(
                caller.request(Client.rolesPath("100001", "0001")).header("X-Large", "x".repeat(64 << 10)));
        assertThat(answer.status()).isIn(400, 431);
        assertServes();
    }

    @Test
    void refusesTwoHundredHeadersAndServesTheNextRequest() {
        HttpRequest.Builder request = caller.request(Client.rolesPath("100001", "0001"));
        for (int i = 0; i < 200; i++) {
            request.header("X-Header-" + i, "x");
        }
        assertThat(RunningOsr.send(request).status()).isIn(400, 431);
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "application/yaml", "image/*"})
    void answers406InAProblemDocumentWhenNothingOfOursIsAccepted(String accepted) {
        Answer answer = RunningOsr.send(
                caller.request(Client.rolesPath("100001", "0001")).header("Accept", accepted));
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/*", "text/html, application/json;q=0.1", "application/json; charset=utf-8"})
    void answersJsonWhenItIsAmongWhatIsAccepted(String accepted) {
        Answer answer = RunningOsr.send(
                caller.request(Client.rolesPath("100001", "0001")).header("Accept", accepted));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/..;/env",
                "/actuator/env",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/.git/config",
                "/arge/on-site-roles/v1/..;/operator/v1/register",
                "/arge/on-site-roles/v1/../../../operator/v1/register",
                "//operator/v1/register"
            })
    void knowsNothingOutsideOfTheContract(String path) {
        Answer answer = caller.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private void assertServes() {
        assertThat(caller.get(Client.rolesPath("100001", "0001")).status()).isEqualTo(200);
    }
}

package de.zugang.osr;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorListenerTests {

    private RunningOsr osr;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void operatorsPathsDoNotExistOnTheMainPort() {
        assertThat(post(osr.uri("/operator/v1/register"), Tokens.ofStaff("operator"))
                        .status())
                .isEqualTo(404);
        assertThat(post(osr.operatorUri("/operator/v1/register"), Tokens.ofStaff("operator"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%6Fperator/v1/register", "/oper%61tor/v1/register", "/%6f%70erator/v1/%72egister"})
    void encodedSpellingMakesNoDifferenceToWherePathsExist(String path) {
        assertThat(post(osr.uri(path), Tokens.ofStaff("operator")).status()).isEqualTo(404);
        assertThat(post(osr.operatorUri(path), Tokens.ofStaff("operator")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/arge/on-site-roles/v1/billingunits/654321/residentialunits/0001/on-site-roles",
                "/%61rge/on-site-roles/v1/billingunits/654321/residentialunits/0001/on-site-roles",
                "/livez",
                "/readyz",
                "/actuator/health"
            })
    void customersPathsDoNotExistOnTheOperatorsPort(String path) {
        var request = HttpRequest.newBuilder(osr.operatorUri(path))
                .header("Authorization", "Bearer " + Tokens.passport("tu-a", Seed.CUSTOMER));
        assertThat(RunningOsr.send(request).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void probesNeedNoPassport(String path) {
        assertThat(RunningOsr.send(HttpRequest.newBuilder(osr.uri(path))).status())
                .isEqualTo(200);
    }

    @Test
    void operatorsSeeTheHealthOfTheService() {
        var health = osr.operatorUri("/operator/actuator/health");
        assertThat(RunningOsr.send(HttpRequest.newBuilder(health)
                                .header("Authorization", "Bearer " + Tokens.ofStaff("operator")))
                        .status())
                .isEqualTo(200);
        assertThat(RunningOsr.send(HttpRequest.newBuilder(health)).status()).isEqualTo(401);
    }

    @Test
    void otherStaffAndCustomersAreRefused() {
        URI register = osr.operatorUri("/operator/v1/register");
        assertThat(post(register, Tokens.ofStaff("customer-service")).status()).isEqualTo(403);
        assertThat(post(register, Tokens.passport("tu-a", Seed.CUSTOMER)).status())
                .isEqualTo(401);
        assertThat(RunningOsr.send(HttpRequest.newBuilder(osr.uri(Client.rolesPath("654321", "0001")))
                                .header("Authorization", "Bearer " + Tokens.ofStaff("operator")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void operatorsTokenForAnotherServiceIsRefused() {
        assertThat(registerAnswers(Tokens.ofStaff("operator", "onboarding-service", "Bearer")))
                .isEqualTo(401);
    }

    @Test
    void operatorsIdTokenIsRefused() {
        assertThat(registerAnswers(Tokens.ofStaff("operator", "osr-operator", "ID")))
                .isEqualTo(401);
    }

    @Test
    void operatorsTokenWithoutAnEndIsRefused() {
        assertThat(registerAnswers(Tokens.ofStaffWithoutEnd("operator"))).isEqualTo(401);
    }

    private int registerAnswers(String token) {
        return post(osr.operatorUri("/operator/v1/register"), token).status();
    }

    private static Answer post(URI uri, String token) {
        return RunningOsr.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}

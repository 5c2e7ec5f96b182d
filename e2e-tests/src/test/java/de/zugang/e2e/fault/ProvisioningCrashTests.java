package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.outbox.OutboxMessage;
import de.zugang.sandbox.service.Services;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Onboarding-service dies as by kill -9 after a step has changed the world and before it could record it: the worst
 * moment of each step. Afterwards there is one technical user, one Keycloak client, one key and one secret, and they work.
 */
@ExtendWith(OnPlatform.class)
class ProvisioningCrashTests {

    private static final Unit UNIT = new Unit("100001", "0397");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Platform platform;

    ProvisioningCrashTests(Platform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RESERVE_NAME",
                "CREATE_CLIENT",
                "DRAW_KEY",
                "ANNOUNCE",
                "E_MAIL",
                "ACTIVATE",
                "CONFIRM_GATEWAYS",
                "TEXT_MESSAGE",
                "CLOSE"
            })
    void losesAndDoublesNothingWhenItDiesInAStep(String step) throws SQLException {
        platform.sandbox()
                .restartOnce(
                        Services.ONBOARDING,
                        "--spring.profiles.active=crash-points",
                        "--zugang.crash-point=" + step + ":WORKED");
        int starts = platform.sandbox().starts(Services.ONBOARDING);
        OrderForm form = platform.orderForm();
        placeAndSurvive(form);
        Await.until(
                "the crash in " + step,
                LIMIT,
                () -> Optional.of(platform.sandbox().starts(Services.ONBOARDING))
                        .filter(now -> now > starts));
        platform.sandbox().awaitReady(Services.ONBOARDING);

        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        Await.until(
                "the end of the order",
                LIMIT,
                () -> Optional.of(platform.stateOf(form)).filter("DONE"::equals));

        assertThat(platform.onSiteRoles().current(platform.bearer(user), UNIT).status())
                .isEqualTo(200);
        assertThat(platform.onSiteRoles().current(Credentials.basic(user), UNIT).status())
                .isEqualTo(200);
        assertOneOfEach(form, user, step.equals("E_MAIL") ? 2 : 1);
    }

    /** The first step may end the process before the answer to the order is out; the order is placed all the same. */
    private void placeAndSurvive(OrderForm form) {
        try {
            platform.onboarding().place(platform.staffToken(), form);
        } catch (UncheckedIOException diedBeforeItAnswered) {
            assertThat(diedBeforeItAnswered).hasMessageContaining("/onboarding/v1/orders");
        }
    }

    /**
     * Only the mail may come twice, when the crash is between sending and recording it; then both are the same mail. Of the
     * SMS there is one: before another is sent, the provider is asked for the first.
     */
    private void assertOneOfEach(OrderForm form, TechnicalUser user, int mails) throws SQLException {
        assertThat(textsTo(form.email())).hasSize(1);
        assertThat(messagesTo(form.email())).hasSizeBetween(1, mails);
        assertThat(messagesTo(form.mobile())).hasSize(1);
        assertThat(keycloakClients(user.clientId())).isEqualTo(1);
        assertThat(technicalUsers(user.clientId())).isEqualTo(1);
    }

    private Set<String> textsTo(String address) {
        return messagesTo(address).stream().map(OutboxMessage::text).collect(Collectors.toSet());
    }

    private List<OutboxMessage> messagesTo(String address) {
        return platform.sandbox().messages().stream()
                .filter(message -> message.to().equals(address))
                .toList();
    }

    private long keycloakClients(String clientId) throws SQLException {
        return count(platform.endpoints().database().url().replace("/zugang", "/keycloak"), "client", clientId);
    }

    private long technicalUsers(String clientId) throws SQLException {
        return count(platform.endpoints().database().url(), "onboarding.technical_user", clientId);
    }

    private long count(String url, String table, String clientId) throws SQLException {
        var database = platform.endpoints().database();
        try (var connection = DriverManager.getConnection(url, database.user(), database.password());
                var statement = connection.prepareStatement("select count(*) from " + table + " where client_id = ?")) {
            statement.setString(1, clientId);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}

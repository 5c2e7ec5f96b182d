package de.zugang.e2e.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.journey.OrderForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Key and secret of a technical user are canaries: after they were used and abused, no store and no log of ours has them. */
@ExtendWith(OnPlatform.class)
class SecretTests {

    private static final Unit UNIT = new Unit("100001", "0396");

    private final Platform platform;

    SecretTests(Platform platform) {
        this.platform = platform;
    }

    @Test
    void leavesNeitherKeyNorSecretNorTokenInAnyTableOrLog() throws Exception {
        OrderForm form = platform.orderForm();
        String staff = platform.staffToken();
        platform.onboarding().place(staff, form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        String token = platform.tokens().technicalUser(user);
        useAndAbuse(user, token);

        List<String> canaries = List.of(
                user.clientSecret(), user.subscriptionKey(), token, token.substring(token.lastIndexOf('.') + 1), staff);
        assertThat(tables())
                .hasSizeGreaterThan(10)
                .allSatisfy(table ->
                        assertThat(canariesIn(rows(table), canaries)).as(table).isEmpty());
        assertThat(logs())
                .hasSizeGreaterThan(4)
                .allSatisfy(log -> assertThat(
                                canariesIn(Stream.of(Files.readString(log, StandardCharsets.UTF_8)), canaries))
                        .as(log.toString())
                        .isEmpty());
    }

    private void useAndAbuse(TechnicalUser user, String token) {
        var other = platform.endpoints().otherTechnicalUser();
        var api = platform.onSiteRoles();
        List<Integer> statuses = Stream.of(
                        Credentials.bearer(user.subscriptionKey(), token),
                        Credentials.basic(user),
                        Credentials.basic(
                                user.subscriptionKey(),
                                /* clientId= */ user.clientSecret(),
                                /* clientSecret= */ user.clientId()),
                        Credentials.bearer(other.subscriptionKey(), token),
                        Credentials.bearer(user.subscriptionKey(), token + "x"),
                        Credentials.bearer(token, user.subscriptionKey()))
                .map(credentials -> api.post(credentials, UNIT, "{\"note\": \"" + user.clientSecret() + "\"")
                        .status())
                .toList();
        assertThat(statuses).containsExactly(400, 400, 401, 403, 401, 401);
    }

    private static List<String> canariesIn(Stream<String> texts, List<String> canaries) {
        return texts.flatMap(
                        text -> canaries.stream().filter(canary -> text.contains(canary) || text.contains(hex(canary))))
                .map(canary -> canary.substring(0, 4) + "…")
                .toList();
    }

    /** How PostgreSQL shows bytes. */
    private static String hex(String canary) {
        return HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = connect();
                var tables = connection.createStatement().executeQuery("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""")) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString(1));
            }
            return names;
        }
    }

    private Stream<String> rows(String table) throws SQLException {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery("select t::text from " + table + " t")) {
            Stream.Builder<String> texts = Stream.builder();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts.build();
        }
    }

    private Connection connect() throws SQLException {
        var database = platform.endpoints().database();
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.walk(platform.sandbox().layout().logs())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

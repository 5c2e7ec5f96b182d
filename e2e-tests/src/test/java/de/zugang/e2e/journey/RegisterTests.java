package de.zugang.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.register.Failed;
import de.zugang.sandbox.register.LoadFile;
import de.zugang.sandbox.register.Register;
import de.zugang.sandbox.register.RegisterFile;
import de.zugang.sandbox.service.Services;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code import} and the UVI, with an operator's token of the running Keycloak. */
@ExtendWith(OnPlatform.class)
class RegisterTests {

    private static final String HEADER =
            "type;externalId;customerNumber;mscnumber;msc;contracts;billingUnit;residentialUnit;role;from;partner.pmnumber;partner.name\n";

    private final Platform platform;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    RegisterTests(Platform platform) {
        this.platform = platform;
    }

    @Test
    void whatTheCommandLoadsIsServedAndReceivesTheUvi() throws IOException {
        Path file = file("units.csv", HEADER + """
                billingunit;e2e-1;%s;700001;kalo;S-COR;;;;;;
                residentialunit;e2e-1-1;;1;;;e2e-1;;;;;
                role;e2e-1-1-cor;;;;;;e2e-1-1;S-COR;2024-02-15;=7;Müller
                residentialunit;e2e-1-2;;12345;;;e2e-1;;;;;
                """.formatted(Platform.CUSTOMER));
        Path report = directory.resolve("refused.csv");

        assertThat(load(file, true, Optional.of(report))).isEqualTo(LoadFile.SOME_REFUSED);
        assertThat(told()).contains("This was a dry run: nothing is stored.");
        assertThat(load(file, false, Optional.of(report))).isEqualTo(LoadFile.SOME_REFUSED);
        assertThat(told())
                .contains("5 lines: 3 new, 0 changed, 0 known already, 1 refused")
                .contains("line 5, mscnumber: 5 digits (expected: 1 to 4 digits)");
        assertThat(report).hasContent("line,column,found,expected\n5,mscnumber,5 digits,1 to 4 digits");
        assertThat(load(file, false, Optional.empty())).isEqualTo(LoadFile.SOME_REFUSED);
        assertThat(told()).contains("Nothing changed.");

        Answer roles = platform.http()
                .get(
                        URI.create(platform.onSiteRoles().base()
                                + "/billingunits/700001/residentialunits/0001/on-site-roles"),
                        Credentials.basic(platform.endpoints().technicalUser()).headers());
        assertThat(roles.expect(200).body()).contains("Müller");
        assertThat(uvi(operator()).expect(200).body().lines().filter(line -> line.contains(",700001,")))
                .containsExactly(
                        Platform.CUSTOMER + ",700001,0001,2024-02-01,2024-02-14,,,,,",
                        Platform.CUSTOMER + ",700001,0001,2024-02-15,2024-02-29,'=7,,Müller,,");
    }

    @Test
    void goesOnByItselfWhenTheServiceIsKilled() throws Exception {
        int units = 9_000;
        var lines = new StringBuilder();
        lines.append("""
                {"type":"billingunit","externalId":"e2e-2","customerNumber":"0000000777","mscnumber":"700002","msc":"kalo"}
                """);
        for (int unit = 1; unit <= units; unit++) {
            lines.append("""
                    {"type":"residentialunit","externalId":"e2e-2-%1$d","billingUnit":"e2e-2","mscnumber":"%1$d"}
                    """.formatted(unit));
        }
        Path file = file("many.ndjson", lines.toString());
        int starts = platform.sandbox().starts(Services.OSR);

        CompletableFuture<Integer> loading =
                CompletableFuture.supplyAsync(() -> load(file, false, Optional.empty()), Thread::startVirtualThread);
        Await.until(
                "some of the file",
                Duration.ofSeconds(60),
                () -> Optional.of(loaded()).filter(some -> some > 0));
        platform.sandbox().kill(Services.OSR);

        assertThat(loading.get(120, TimeUnit.SECONDS)).isEqualTo(LoadFile.DONE);
        assertThat(platform.sandbox().starts(Services.OSR)).isGreaterThan(starts);
        assertThat(loaded()).isEqualTo(units);
        assertThat(told())
                .contains("The connection broke")
                .contains("9,001 lines: 9,001 new, 0 changed, 0 known already, 0 refused");
    }

    private long loaded() {
        var database = platform.endpoints().database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var count = statement.executeQuery(
                        "select count(*) from osr.residential_unit where external_id like 'e2e-2-%'")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aCustomersTokenOpensNothingOfTheOperators() throws IOException {
        Path file = file("foreign.csv", HEADER + "billingunit;e2e-3;0000000666;700003;kalo;;;;;;;\n");
        String token = platform.tokens().technicalUser(platform.endpoints().technicalUser());

        assertThatThrownBy(() -> load(file, false, Optional.empty(), () -> token))
                .isInstanceOf(Failed.class)
                .hasMessage("osr-service does not take the operator's token (401)");
        assertThat(uvi(token).status()).isEqualTo(401);
        assertThat(uvi(platform.staffToken()).status()).isIn(401, 403);
    }

    @Test
    void anOperatorsTokenOpensNoCustomersRoute() {
        String key = platform.endpoints().technicalUser().subscriptionKey();
        Answer answer = platform.http()
                .get(
                        URI.create(platform.onSiteRoles().base()
                                + "/billingunits/654321/residentialunits/0001/on-site-roles"),
                        Credentials.bearer(key, operator()).headers());
        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.body()).doesNotContain("partner");
    }

    private String operator() {
        return platform.tokens().staff(platform.endpoints().users().operator());
    }

    private Answer uvi(String token) {
        URI uvi = URI.create(
                Register.of(platform.endpoints(), () -> token).operator() + "/operator/v1/uvi?month=2024-02");
        return platform.http().get(uvi, Map.of("Authorization", "Bearer " + token, "Accept", "text/csv"));
    }

    private int load(Path file, boolean dryRun, Optional<Path> report) {
        return load(file, dryRun, report, this::operator);
    }

    private int load(Path file, boolean dryRun, Optional<Path> report, Supplier<String> token) {
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        return new LoadFile(Register.of(platform.endpoints(), token), out, false)
                .run(new LoadFile.Options(RegisterFile.of(file), dryRun, false, report));
    }

    /** What the command has said since the last look. */
    private String told() {
        String text = told.toString(StandardCharsets.UTF_8);
        told.reset();
        return text;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}

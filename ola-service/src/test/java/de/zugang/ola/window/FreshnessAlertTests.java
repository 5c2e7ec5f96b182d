package de.zugang.ola.window;

import static de.zugang.ola.testing.Events.batchUntil;
import static de.zugang.ola.testing.RunningOla.CUSTOMER;
import static de.zugang.ola.testing.RunningOla.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.ola.testing.Answer;
import de.zugang.ola.testing.RunningOla;
import de.zugang.ola.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F-78: the source stops, and after ten minutes somebody is told. */
class FreshnessAlertTests {

    private static final Path RULES = Path.of("../deploy/prometheus/zugang-ola.rules.yml");
    private static final Pattern METRIC = Pattern.compile("zugang_[a-z_]+");
    private static final Pattern LIMIT = Pattern.compile("expr: zugang_ola_freshness_seconds > (\\d+)\\n");
    private static final Pattern VALUE = Pattern.compile("(?m)^zugang_ola_freshness_seconds (\\S+)$");
    private static final String SCRAPE = "/operator/actuator/prometheus";

    private RunningOla ola;

    @BeforeEach
    void start() {
        ola = new RunningOla();
    }

    @AfterEach
    void stop() {
        ola.close();
    }

    @Test
    void goesOffTenMinutesAfterTheMomentUpToWhichTheDataAreComplete() throws IOException {
        double limit = Double.parseDouble(only(LIMIT, Files.readString(RULES)));
        assertThat(limit).isEqualTo(600);
        assertThat(age()).as("never complete").isNaN();

        ola.post(batchUntil(START.minusSeconds(3)));
        assertThat(age()).isEqualTo(3);
        ola.clock().set(START.plus(Duration.ofMinutes(10)).minusSeconds(3));
        assertThat(age()).isEqualTo(limit);
        ola.clock().turn(Duration.ofSeconds(1));
        assertThat(age()).isGreaterThan(limit);
        assertThat(ola.get("/authorization-requests", CUSTOMER).status()).isEqualTo(200);

        ola.post(batchUntil(START.plus(Duration.ofMinutes(10))));
        assertThat(age()).isZero();
    }

    @Test
    void everyMetricThatTheRulesNameIsThere() throws IOException {
        String metrics = scrape().http().body();
        assertThat(METRIC.matcher(Files.readString(RULES)).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics).contains("\n" + name + " "));
    }

    @Test
    void metricsAreForWhoeverMayScrapeAndForNobodyElse() {
        assertThat(scrape().status()).isEqualTo(200);
        assertThat(scrape(true, Optional.empty())).isEqualTo(401);
        assertThat(scrape(true, Optional.of(Tokens.passport(CUSTOMER)))).isEqualTo(401);
        assertThat(scrape(true, Optional.of(Tokens.ofMachine("metrics", "osr-operator"))))
                .isEqualTo(401);
        assertThat(scrape(true, Optional.of(Tokens.ofMachine("ola-ingest", "ola-operator"))))
                .isEqualTo(403);
        assertThat(scrape(false, Optional.of(Tokens.ofMachine("metrics", "ola-operator"))))
                .isEqualTo(404);
        assertThat(ola.post(batchUntil(START), Tokens.ofMachine("metrics", "ola-operator"))
                        .status())
                .isEqualTo(403);
    }

    private double age() {
        ola.bean(Freshness.class).look();
        return Double.parseDouble(only(VALUE, scrape().http().body()));
    }

    private Answer scrape() {
        return ola.call(
                true, "GET", SCRAPE, Optional.of(Tokens.ofMachine("metrics", "ola-operator")), "text/plain", "");
    }

    private int scrape(boolean atOperatorsPort, Optional<String> token) {
        return ola.call(atOperatorsPort, "GET", SCRAPE, token, "text/plain", "").status();
    }

    private static String only(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}

package de.zugang.onboarding.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What is kept long enough goes from the beginning of the trail, and what stays can still be verified. */
@OnboardingTest
class AuditRetentionTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private AuditTrail trail;

    @Autowired
    private ForgetAudit forget;

    @Autowired
    private VerifyAudit verify;

    @Autowired
    private JdbcClient sql;

    @Value("${spring.flyway.url}")
    private String url = "";

    @BeforeEach
    @AfterEach
    void nothingIsThere() throws SQLException {
        for (String table : new String[] {"audit_link", "audit_entry", "audit_begin"}) {
            asOwner("alter table " + table + " disable trigger user");
        }
        asOwner("delete from audit_link");
        asOwner("delete from audit_entry");
        asOwner("update audit_head set position = 0, hash = repeat('0', 64)");
        asOwner("update audit_begin set position = 0, hash = repeat('0', 64)");
        for (String table : new String[] {"audit_link", "audit_entry", "audit_begin"}) {
            asOwner("alter table " + table + " enable trigger user");
        }
    }

    @Test
    void forgetsWhatIsOlderSaysSoAndLeavesAChainThatIsIntact() {
        write(Duration.ofDays(1500), "first");
        write(Duration.ofDays(1100), "second");
        write(Duration.ofDays(1000), "third");
        write(Duration.ofDays(1), "fourth");

        forget.forget();
        forget.forget();

        assertThat(trail.after(0, 10))
                .extracting(AuditEntry::detail)
                .containsExactly("third", "fourth", "up to entry 2");
        assertThat(trail.after(0, 1).getFirst().position()).isEqualTo(3);
        assertThat(sql.sql("select count(*) from audit_entry").query(Long.class).single())
                .isEqualTo(3);
        assertThat(verify.verify())
                .isInstanceOfSatisfying(
                        VerifyAudit.Outcome.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(3));
    }

    @Test
    void forgetsNothingBehindAYoungerEntry() {
        write(Duration.ofDays(1), "young");
        write(Duration.ofDays(1500), "old, but written later");

        forget.forget();

        assertThat(trail.after(0, 10)).hasSize(2);
    }

    @Test
    void forgetsNothingWithinAYearWhoeverAsks() {
        write(Duration.ofDays(200), "young");

        assertThatThrownBy(() ->
                        sql.sql("select audit_forget(now())").query(Long.class).single())
                .hasStackTraceContaining("the audit trail is never changed");
        assertThat(trail.after(0, 10)).hasSize(1);
    }

    @Test
    void forgetsNothingYoungThoughTheLastEntrySaysItIsOld() {
        write(Duration.ofDays(1), "young");
        write(Duration.ofDays(700), "old, if one believes it");

        assertThatThrownBy(() -> sql.sql("select audit_forget('infinity')")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("the audit trail is never changed");
        assertThat(trail.after(0, 10)).hasSize(2);
    }

    @Test
    void findsWhatSomebodyTamperedWithBehindTheForgottenPart() throws SQLException {
        write(Duration.ofDays(1500), "first");
        write(Duration.ofDays(1000), "second");
        forget.forget();

        asOwner("alter table audit_entry disable trigger user");
        asOwner("update audit_entry set who = 'bea' where detail = 'second'");
        asOwner("alter table audit_entry enable trigger user");

        assertThat(verify.verify()).isEqualTo(new VerifyAudit.Outcome.Broken(2));
    }

    /** As long ago as nobody's clock says; the database chains it as any other. */
    private void write(Duration ago, String detail) {
        sql.sql("insert into audit_entry (at, who, what, subject, detail)"
                        + " values (date_trunc('milliseconds', now() - ?::interval), 'anna', 'TEST', 'subject', ?)")
                .params(ago.toString(), detail)
                .update();
    }

    private void asOwner(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "onboarding_owner", "owner");
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}

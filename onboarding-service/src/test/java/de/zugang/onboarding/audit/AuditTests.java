package de.zugang.onboarding.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import de.zugang.onboarding.audit.VerifyAudit.Outcome;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tampering is done as the database's owner with triggers switched off, which is more than anybody but an attacker can do. */
@OnboardingTest
class AuditTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
    }

    @Autowired
    private AuditTrail trail;

    @Autowired
    private VerifyAudit verify;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Value("${spring.flyway.url}")
    private String url = "";

    @LocalServerPort
    private int port;

    @BeforeEach
    void thereAreFiveAndNothingElse() throws SQLException {
        switchTriggers("disable");
        asOwner("delete from audit_link");
        asOwner("delete from audit_entry");
        asOwner("update audit_head set position = 0, hash = repeat('0', 64)");
        asOwner("update audit_begin set position = 0, hash = repeat('0', 64)");
        switchTriggers("enable");
        for (int i = 1; i <= 5; i++) {
            write("anna", "entry " + i);
        }
    }

    private void switchTriggers(String how) throws SQLException {
        asOwner("alter table audit_entry " + how + " trigger user");
        asOwner("alter table audit_link " + how + " trigger user");
        asOwner("alter table audit_begin " + how + " trigger user");
    }

    @Test
    void isIntactAsWrittenAlsoWithOddCharactersAndManyWritersAtOnce() throws Exception {
        write("anna", "Größe: 1:2,3 \uD83D\uDE00 \"'\\");
        var start = new CountDownLatch(1);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                String who = "writer" + writer;
                writers.execute(() -> writeMany(who, start));
            }
            start.countDown();
        }
        assertThat(verify.verify()).isInstanceOfSatisfying(Outcome.Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(86);
            assertThat(intact.hash()).isEqualTo(trail.newest(null, 1).getFirst().hash());
        });
    }

    @Test
    void keepsNothingOfAChangeThatWasRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    trail.record("anna", "TEST", "subject", "lost", null);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(verify.verify())
                .isInstanceOfSatisfying(
                        Outcome.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit_entry set who = 'bea' where detail = 'entry 3'                                 | 3
            update audit_entry set why = null where detail = 'entry 1'                                  | 1
            update audit_entry set at = at + interval '1 microsecond' where detail = 'entry 5'          | 5
            delete from audit_link where position = 2                                                   | 2
            delete from audit_link where position = 5                                                   | 5
            update audit_head set position = 4                                                          | 6
            update audit_begin set position = 3                                                         | 4
            insert into audit_entry (at, who, what, subject, detail) values (now(), 'b', 'T', 's', 'd') | 6
            """)
    void findsTheFirstEntryThatSomebodyTamperedWith(String tampering, long position) throws SQLException {
        switchTriggers("disable");
        asOwner(tampering);
        switchTriggers("enable");

        assertThat(verify.verify()).isEqualTo(new Outcome.Broken(position));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set who = 'bea'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "update audit_link set hash = ''",
                "delete from audit_link",
                "insert into audit_link (position, entry, hash) values (99, 1, '')",
                "update audit_head set position = 0",
                "update audit_begin set position = 3"
            })
    void letsTheApplicationWriteAndReadAndNothingElse(String statement) {
        assertThatThrownBy(() -> sql.sql(statement).update()).hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set who = 'bea'",
                "delete from audit_entry",
                "delete from audit_link",
                "truncate audit_link",
                "update audit_begin set position = 3, hash = (select hash from audit_link where position = 3)"
            })
    void refusesChangesEvenToTheOwner(String statement) {
        assertThatThrownBy(() -> asOwner(statement)).hasMessageContaining("the audit trail is never changed");
    }

    @ParameterizedTest
    @CsvSource({"auditor,200", "operator,200", "customer-service,403", "sales-lead,403"})
    void isReadByAuditorsAndOperators(String role, int status) {
        var client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port + "/onboarding/v1/audit")
                .defaultHeader("Authorization", "Bearer " + KEYCLOAK.token("someone", role))
                .build();
        client.get().uri("/verification").exchange().expectStatus().isEqualTo(status);
        var page = client.get().uri("?after=3&size=1").exchange();
        page.expectStatus().isEqualTo(status);
        if (status == 200) {
            page.expectBody()
                    .jsonPath("$.entries.length()")
                    .isEqualTo(1)
                    .jsonPath("$.entries[0].detail")
                    .isEqualTo("entry 4");
        }
    }

    private void write(String who, String detail) {
        transaction.executeWithoutResult(_ -> trail.record(who, "TEST", "subject", detail, "Because"));
    }

    private void writeMany(String who, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        for (int i = 0; i < 10; i++) {
            write(who, "many");
        }
    }

    private void asOwner(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "onboarding_owner", "owner");
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}

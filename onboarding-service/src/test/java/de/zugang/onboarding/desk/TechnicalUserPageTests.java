package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.subscription.SubscriptionKey;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TechnicalUserPageTests extends DeskTest {

    private static final String NAME = "tu-muster-abcd";

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private SubscriptionKeys keys;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    @Test
    void showsEverythingButTheKeyItself() {
        String key = muster();

        var page = html(open("/desk/technical-users/" + NAME, OTTO));

        assertThat(page)
                .contains(
                        NAME, "0000123456", "0000123457", "zgk_…" + key.substring(key.length() - 4), "Erster Schlüssel")
                .doesNotContain(key, key.substring(4, 20), "zgc-");
    }

    @Test
    void saysWhenAKeyWasUsedLastAndNothingOfTheOneBeforeIt() {
        sql.sql("delete from credential_use where technical_user = ?")
                .param(NAME)
                .update();
        muster();
        use("now() - interval '1 day'");
        assertThat(html(open("/desk/technical-users/" + NAME, OTTO))).contains("noch nicht benutzt");
        use("now() + interval '1 minute'");
        assertThat(html(open("/desk/technical-users/" + NAME, OTTO)))
                .contains("zuletzt benutzt")
                .doesNotContain("noch nicht benutzt");
    }

    private void use(String at) {
        sql.sql("insert into credential_use (technical_user, credential, last_at) values (?, 'PRIMARY', " + at
                        + ") on conflict (technical_user, credential) do update set last_at = excluded.last_at")
                .param(NAME)
                .update();
    }

    @Test
    void isFoundByNameAndAClientIdIsRecognised() {
        assertThat(html(open("/desk/technical-users?name=zgc-0123456789abcdef&lang=en", ANNA)))
                .contains("This is a client id.");
        assertThat(html(open("/desk/technical-users?name=tu-nobody-aaaa", ANNA)))
                .contains("Unter diesem Namen gibt es keinen technischen Benutzer.");
        assertThat(open("/desk/technical-users/tu-nobody-aaaa", ANNA)).hasStatus(404);
        assertThat(open("/desk/technical-users/zgc-0123456789abcdef", ANNA)).hasStatus(404);
    }

    @Test
    void tellsAuditorsAndOperatorsWhoChangedWhatAndNobodyElse() {
        muster();
        transaction.executeWithoutResult(
                _ -> audit.record("anna", "ORDER_PLACED", "technical user " + NAME, "what it was", "why it was"));

        for (var who : List.of(OTTO, OLGA)) {
            assertThat(html(open("/desk/technical-users/" + NAME, who)))
                    .contains("trail-heading", "ORDER_PLACED", "what it was", "why it was");
        }
        assertThat(html(open("/desk/technical-users/" + NAME, ANNA))).doesNotContain("trail-heading", "what it was");
    }

    private String muster() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        var main = new CustomerNumber("0000123456");
        var user = TechnicalUser.reserved(
                new TechnicalUserName(NAME),
                "zgc-00000000000000aa",
                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)),
                "Muster",
                main,
                new TreeSet<>(List.of(main, new CustomerNumber("0000123457"))),
                Instant.parse("2026-11-22T10:00:00Z"));
        return Objects.requireNonNull(transaction.execute(_ -> {
            users.reserve(user);
            return keys.draw(NAME, SubscriptionKey.Slot.PRIMARY);
        }));
    }
}

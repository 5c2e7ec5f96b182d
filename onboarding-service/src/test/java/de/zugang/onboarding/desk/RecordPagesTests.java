package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.feed.Feed;
import de.zugang.onboarding.feed.GatewayNodes;
import de.zugang.onboarding.provisioning.AllowNetworks;
import de.zugang.onboarding.refusal.RefusedRequest;
import de.zugang.onboarding.refusal.RefusedRequests;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.Network;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What has happened: calls, refusals, revocations, gateways. */
class RecordPagesTests extends DeskTest {

    private static final TechnicalUserName NAME = new TechnicalUserName("tu-record-abcd");
    private static final Staff ANNA_HERSELF = new Staff("anna", Set.of(StaffRole.CUSTOMER_SERVICE));

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private AllowNetworks allow;

    @Autowired
    private RefusedRequests refused;

    @Autowired
    private GatewayNodes nodes;

    @Autowired
    private Feed feed;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    @Test
    void aTechnicalUsersPageShowsCallsRefusalsAndRevocations() {
        active();
        sql.sql("""
                insert into usage_sum (technical_user, day, product, operation, status, customer_number, calls,
                    first_at, last_at, total_millis, maximum_millis)
                values (?, ?, 'on-site-roles', 'GET /x', 200, '0000123456', 41, ?, ?, 820, 77)
                """)
                .params(
                        NAME.value(),
                        Date.valueOf(LocalDate.now(ZoneOffset.UTC)),
                        Timestamp.from(Instant.now()),
                        Timestamp.from(Instant.now()))
                .update();
        refused.add("gateway", List.of(request(UUID.randomUUID())));
        nodes.polled("gateway.a", feed.head().epoch(), 1);
        allow.allow(NAME, List.of(new Network("203.0.113.0/24")), ANNA_HERSELF);
        nodes.polled("gateway.a", feed.head().epoch(), feed.head().revision());

        var page = html(open("/desk/technical-users/" + NAME, OTTO));

        assertThat(page)
                .contains("203.0.113.0/24", "41", "20 ms", "77 ms", "Schlüssel und Zugangsdaten gehören", "gateway.a")
                .doesNotContain("??");
        var gateways = html(open("/desk/gateways?lang=en", OLGA));
        assertThat(gateways).contains("gateway.a", "Up to date", NAME.value()).doesNotContain("??");
    }

    @Test
    void supportFindsTheReasonByRequestId() {
        var id = UUID.randomUUID();
        refused.add("gateway", List.of(request(id)));

        assertThat(html(open("/desk/refusals?id= " + id + " &lang=en", ANNA)))
                .contains("belong to different technical users", "BINDING_MISMATCH", "zgk_…x7Qa")
                .doesNotContain("??");
        assertThat(html(open("/desk/refusals?id=" + UUID.randomUUID(), ANNA))).contains("nichts (mehr) bekannt");
        assertThat(html(open("/desk/refusals?id=<script>", ANNA)))
                .contains("keine Request-ID")
                .doesNotContain("<script>alert", "value=\"<script");
        assertThat(html(open("/desk/refusals", ANNA))).contains("Request-ID");
    }

    @Test
    void onlyCustomerServiceAndOperatorsChangeNetworks() {
        var auditor = new Staff("otto", Set.of(StaffRole.AUDITOR));
        assertThat(allow.allow(NAME, List.of(), auditor)).isInstanceOf(AllowNetworks.Outcome.NotAllowed.class);
        assertThat(allow.allow(new TechnicalUserName("tu-nobody-aaaa"), List.of(), ANNA_HERSELF))
                .isInstanceOf(AllowNetworks.Outcome.NotFound.class);
    }

    private void active() {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));
        var main = new CustomerNumber("0000123456");
        var user = TechnicalUser.reserved(
                NAME,
                "zgc-00000000000000cc",
                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)),
                "Muster",
                main,
                new TreeSet<>(List.of(main)),
                Instant.parse("2026-11-22T10:00:00Z"));
        transaction.executeWithoutResult(_ -> {
            users.reserve(user);
            users.save(users.lock(NAME).orElseThrow().activated("hash"));
        });
        allow.allow(NAME, List.of(), ANNA_HERSELF);
    }

    private static RefusedRequest request(UUID id) {
        return new RefusedRequest(id, Instant.now(), "BINDING_MISMATCH", 403, NAME.value(), "GET /x", "zgk_…x7Qa");
    }
}

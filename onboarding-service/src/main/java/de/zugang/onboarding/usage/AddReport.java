package de.zugang.onboarding.usage;

import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.refusal.RefusedRequest;
import de.zugang.onboarding.refusal.RefusedRequests;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a gateway's report: once, however often it comes; with it an order learns of its first successful call. */
@Component
class AddReport {

    private static final Logger log = LoggerFactory.getLogger(AddReport.class);

    private final JdbcClient sql;
    private final Sums sums;
    private final CredentialUse uses;
    private final RefusedRequests refused;
    private final Orders orders;
    private final Clock clock;

    AddReport(JdbcClient sql, Sums sums, CredentialUse uses, RefusedRequests refused, Orders orders, Clock clock) {
        this.uses = uses;
        this.sql = sql;
        this.sums = sums;
        this.refused = refused;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * A report.
     *
     * @param id the same for every attempt to deliver it
     * @param uses with which credentials the calls came
     * @param dropped refusals that the node could not keep
     */
    record Report(
            UUID id,
            String node,
            List<Sum> sums,
            List<CredentialUse.Use> uses,
            List<RefusedRequest> refusals,
            long dropped) {}

    @Transactional
    public void add(Report report) {
        boolean known = sql.sql(
                                "insert into usage_report (report_id, node, received_at) values (?, ?, ?) on conflict do nothing")
                        .params(report.id(), report.node(), Timestamp.from(clock.instant()))
                        .update()
                == 0;
        if (known) {
            return;
        }
        sums.add(report.sums());
        uses.add(report.uses());
        refused.add(report.node(), report.refusals());
        firstSuccesses(report.sums()).forEach(this::firstCalled);
        if (report.dropped() > 0) {
            log.warn("usage: {} refused {} requests more than it can report", report.node(), report.dropped());
        }
    }

    private static Map<String, Instant> firstSuccesses(List<Sum> sums) {
        var first = new TreeMap<String, Instant>();
        for (var sum : sums) {
            if (sum.successful()) {
                first.merge(sum.technicalUser(), sum.firstAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return first;
    }

    private void firstCalled(String technicalUser, Instant at) {
        orders.awaitingFirstCall(technicalUser)
                .forEach(id -> orders.change(id, (Order order) -> {
                    order.firstCalled(at);
                    return true;
                }));
    }
}

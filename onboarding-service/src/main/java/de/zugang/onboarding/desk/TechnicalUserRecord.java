package de.zugang.onboarding.desk;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.feed.Revocations;
import de.zugang.onboarding.refusal.ExplainRefusal;
import de.zugang.onboarding.refusal.RefusedRequests;
import de.zugang.onboarding.usage.Sums;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What has happened with a technical user lately: calls, refusals, revocations, and who changed what. */
@Component
class TechnicalUserRecord {

    private static final int DAYS = 30;
    private static final int LATEST = 10;

    private final Sums sums;
    private final RefusedRequests refused;
    private final ExplainRefusal explain;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final Clock clock;

    TechnicalUserRecord(
            Sums sums,
            RefusedRequests refused,
            ExplainRefusal explain,
            Revocations revocations,
            AuditTrail audit,
            Clock clock) {
        this.audit = audit;
        this.sums = sums;
        this.refused = refused;
        this.explain = explain;
        this.revocations = revocations;
        this.clock = clock;
    }

    void show(String technicalUser, Locale language, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(DAYS - 1);
        model.addAttribute("usage", ShownUsage.of(from, today, sums.of(technicalUser, from, today)));
        model.addAttribute(
                "refusals",
                refused.latest(technicalUser, LATEST).stream()
                        .map(request -> explain.explain(request, language))
                        .toList());
        model.addAttribute("revocations", revocations.latest(technicalUser, LATEST));
        model.addAttribute(
                "trail",
                Viewer.current().mayReadAudit() ? audit.newest("technical user " + technicalUser, LATEST) : List.of());
    }
}

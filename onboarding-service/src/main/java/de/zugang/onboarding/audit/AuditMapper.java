package de.zugang.onboarding.audit;

import de.zugang.onboarding.generated.model.AuditPage;
import de.zugang.onboarding.generated.model.AuditVerification;
import java.time.ZoneOffset;
import java.util.List;

/** From our types to the contract's. */
final class AuditMapper {

    private AuditMapper() {}

    static AuditPage page(List<AuditEntry> entries) {
        return new AuditPage(entries.stream().map(AuditMapper::entry).toList());
    }

    private static de.zugang.onboarding.generated.model.AuditEntry entry(AuditEntry entry) {
        return new de.zugang.onboarding.generated.model.AuditEntry()
                .position(entry.position())
                .at(entry.at().atOffset(ZoneOffset.UTC))
                .who(entry.who())
                .what(entry.what())
                .subject(entry.subject())
                .detail(entry.detail())
                .why(entry.why())
                .hash(entry.hash());
    }

    static AuditVerification verification(VerifyAudit.Outcome outcome) {
        return switch (outcome) {
            case VerifyAudit.Outcome.Intact(long entries, var hash) ->
                new AuditVerification(true).entries(entries).hash(hash);
            case VerifyAudit.Outcome.Broken(long position) -> new AuditVerification(false).brokenAt(position);
        };
    }
}

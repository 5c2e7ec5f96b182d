package de.zugang.onboarding.usage;

import de.zugang.onboarding.refusal.RefusedRequest;
import de.zugang.onboarding.usage.CredentialUse.Credential;
import de.zugang.onboarding.usage.generated.model.UsageEntry;
import de.zugang.onboarding.usage.generated.model.UsageReport;

/** From the contract's types to ours. */
final class UsageReportMapper {

    private UsageReportMapper() {}

    static AddReport.Report report(UsageReport report) {
        return new AddReport.Report(
                report.getReportId(),
                report.getNode(),
                report.getEntries().stream().map(UsageReportMapper::sum).toList(),
                report.getEntries().stream().map(UsageReportMapper::use).toList(),
                report.getRefusals().stream().map(UsageReportMapper::refusal).toList(),
                report.getRefusalsDropped());
    }

    private static CredentialUse.Use use(UsageEntry entry) {
        var slot = entry.getKeySlot();
        return new CredentialUse.Use(
                entry.getTechnicalUser(),
                slot == null ? null : Credential.valueOf(slot.name()),
                Boolean.TRUE.equals(entry.getOldClient()) ? Credential.OLD_CLIENT : Credential.CLIENT,
                entry.getLastAt().toInstant());
    }

    private static Sum sum(UsageEntry entry) {
        return new Sum(
                entry.getTechnicalUser(),
                entry.getProduct(),
                entry.getOperation(),
                entry.getStatus(),
                entry.getCustomerNumber(),
                entry.getCalls(),
                entry.getFirstAt().toInstant(),
                entry.getLastAt().toInstant(),
                entry.getTotalMillis(),
                entry.getMaximumMillis());
    }

    private static RefusedRequest refusal(de.zugang.onboarding.usage.generated.model.RefusedRequest refused) {
        return new RefusedRequest(
                refused.getRequestId(),
                refused.getAt().toInstant(),
                refused.getReason().getValue(),
                refused.getStatus(),
                refused.getTechnicalUser(),
                refused.getOperation(),
                refused.getKeyHint());
    }
}

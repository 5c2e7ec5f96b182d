package de.zugang.gateway.usage;

import de.zugang.gateway.refusal.RefusalLog;
import de.zugang.gateway.subscription.Used;
import de.zugang.gateway.usage.generated.RefusalReason;
import de.zugang.gateway.usage.generated.RefusedRequest;
import de.zugang.gateway.usage.generated.UsageEntry;
import de.zugang.gateway.usage.generated.UsageReport;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the contract's generated types end. */
final class UsageMapper {

    private UsageMapper() {}

    static UsageReport report(UUID id, String node, Map<Tally.Kind, Tally.Sums> sums, RefusalLog.Taken refused) {
        return new UsageReport(
                id,
                node,
                entries(sums),
                refused.entries().stream().map(UsageMapper::refusal).toList(),
                refused.dropped());
    }

    static List<UsageEntry> entries(Map<Tally.Kind, Tally.Sums> sums) {
        return sums.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static UsageEntry entry(Tally.Kind kind, Tally.Sums sums) {
        var entry = new UsageEntry(
                kind.technicalUser(),
                kind.product(),
                kind.operation(),
                kind.status(),
                sums.calls(),
                sums.first().atOffset(ZoneOffset.UTC),
                sums.last().atOffset(ZoneOffset.UTC),
                sums.totalMillis(),
                sums.maximumMillis());
        if (!kind.customerNumber().isEmpty()) {
            entry.customerNumber(kind.customerNumber());
        }
        if (!kind.used().keySlot().isEmpty()) {
            entry.keySlot(UsageEntry.KeySlotEnum.valueOf(kind.used().keySlot()));
        }
        return kind.used().oldClient() ? entry.oldClient(true) : entry;
    }

    private static Used used(UsageEntry entry) {
        var slot = entry.getKeySlot();
        return Used.of(slot == null ? "" : slot.name(), Boolean.TRUE.equals(entry.getOldClient()));
    }

    static Tally.Kind kind(UsageEntry entry) {
        String customer = entry.getCustomerNumber();
        return new Tally.Kind(
                entry.getTechnicalUser(),
                entry.getProduct(),
                entry.getOperation(),
                entry.getStatus(),
                customer == null ? "" : customer,
                used(entry),
                entry.getFirstAt().toLocalDate().toEpochDay());
    }

    static Tally.Sums sums(UsageEntry entry) {
        return new Tally.Sums(
                entry.getCalls(),
                entry.getFirstAt().toInstant(),
                entry.getLastAt().toInstant(),
                entry.getTotalMillis(),
                entry.getMaximumMillis());
    }

    private static RefusedRequest refusal(RefusalLog.Entry entry) {
        return new RefusedRequest(
                        entry.requestId(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        RefusalReason.fromValue(entry.reason().name()),
                        entry.reason().answer().status().value())
                .technicalUser(entry.technicalUser())
                .operation(entry.circumstances().operation())
                .keyHint(entry.circumstances().keyHint());
    }
}

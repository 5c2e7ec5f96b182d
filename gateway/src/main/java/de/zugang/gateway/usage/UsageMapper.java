package de.zugang.gateway.usage;

import de.zugang.gateway.usage.generated.UsageEntry;
import de.zugang.gateway.usage.generated.UsageReport;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Where the contract's generated types end. */
final class UsageMapper {

    private UsageMapper() {}

    static UsageReport report(UUID id, String node, Map<Tally.Kind, Tally.Sums> sums) {
        return new UsageReport(
                id,
                node,
                sums.entrySet().stream()
                        .map(entry -> entry(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static UsageEntry entry(Tally.Kind kind, Tally.Sums sums) {
        return new UsageEntry(
                kind.technicalUser(),
                kind.product(),
                kind.operation(),
                kind.status(),
                sums.calls(),
                sums.first().atOffset(ZoneOffset.UTC),
                sums.last().atOffset(ZoneOffset.UTC),
                sums.totalMillis(),
                sums.maximumMillis());
    }
}

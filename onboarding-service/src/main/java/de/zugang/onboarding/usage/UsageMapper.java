package de.zugang.onboarding.usage;

import de.zugang.onboarding.generated.model.LastUsed;
import de.zugang.onboarding.generated.model.Usage;
import de.zugang.onboarding.generated.model.UsageEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** From our types to the contract's. */
final class UsageMapper {

    private UsageMapper() {}

    static Usage usage(LocalDate from, LocalDate to, List<Sum> sums, Map<CredentialUse.Credential, Instant> uses) {
        return new Usage(from, to, sums.stream().map(UsageMapper::entry).toList())
                .lastUsed(uses.entrySet().stream()
                        .map(use -> new LastUsed(
                                LastUsed.CredentialEnum.valueOf(use.getKey().name()),
                                use.getValue().atOffset(ZoneOffset.UTC)))
                        .toList());
    }

    private static UsageEntry entry(Sum sum) {
        return new UsageEntry()
                .day(sum.day())
                .product(sum.product())
                .operation(sum.operation())
                .status(sum.status())
                .customerNumber(sum.customerNumber())
                .calls(sum.calls())
                .averageMillis(sum.averageMillis())
                .maximumMillis(sum.maximumMillis())
                .firstAt(sum.firstAt().atOffset(ZoneOffset.UTC))
                .lastAt(sum.lastAt().atOffset(ZoneOffset.UTC));
    }
}

package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.customer.CustomerNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A technical user as the table holds it. */
@Table("technical_user")
record TechnicalUserRow(
        @Id String name,
        @Version int version,
        String clientId,
        UUID orderId,
        String company,
        TechnicalUserState state,
        String mainCustomerNumber,
        List<String> customerNumbers,
        List<String> entitlements,
        List<String> allowedNetworks,
        @Nullable String secretHash,
        @Nullable String formerClientId,
        @Nullable String formerSecretHash,
        @Nullable Instant formerNotAfter,
        Instant createdAt) {

    static TechnicalUserRow of(TechnicalUser user) {
        var former = user.formerClient();
        return new TechnicalUserRow(
                user.name().value(),
                user.version(),
                user.clientId(),
                user.orderId(),
                user.company(),
                user.state(),
                user.mainCustomerNumber().value(),
                user.customerNumbers().stream().map(CustomerNumber::value).toList(),
                List.copyOf(user.entitlements()),
                user.allowedNetworks().stream().map(Network::cidr).toList(),
                user.secretHash(),
                former == null ? null : former.clientId(),
                former == null ? null : former.secretHash(),
                former == null ? null : former.notAfter(),
                user.createdAt());
    }

    TechnicalUser toTechnicalUser() {
        return new TechnicalUser(
                new TechnicalUserName(name),
                version,
                clientId,
                orderId,
                company,
                state,
                new CustomerNumber(mainCustomerNumber),
                customerNumbers.stream().map(CustomerNumber::new).collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(entitlements),
                allowedNetworks.stream().map(Network::new).toList(),
                secretHash,
                formerClient(),
                createdAt);
    }

    private @Nullable FormerClient formerClient() {
        return formerClientId == null || formerSecretHash == null || formerNotAfter == null
                ? null
                : new FormerClient(formerClientId, formerSecretHash, formerNotAfter);
    }
}

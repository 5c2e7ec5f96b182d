package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.customer.CustomerNumber;
import java.time.Instant;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technical user as it stands now. Each change makes a new value; the store keeps the latest.
 *
 * @param version for the store, which refuses to overwrite what somebody else changed meanwhile
 * @param clientId at Keycloak; for machines, never quoted by people
 * @param orderId the order it came from
 * @param customerNumbers the only customers whose data it may reach, ascending, the main one among them
 * @param entitlements what needed an approval of its own and got it, ascending, for example {@code OLA}
 * @param allowedNetworks where its calls may come from, in CIDR notation; none: from anywhere
 * @param secretHash SHA-256 of the client secret, for HTTP Basic at the gateway; {@code null} until it exists
 * @param formerClient accepted beside {@code clientId} for a while; {@code null}: none
 */
public record TechnicalUser(
        TechnicalUserName name,
        int version,
        String clientId,
        UUID orderId,
        String company,
        TechnicalUserState state,
        CustomerNumber mainCustomerNumber,
        Set<CustomerNumber> customerNumbers,
        Set<String> entitlements,
        List<Network> allowedNetworks,
        @Nullable String secretHash,
        @Nullable FormerClient formerClient,
        Instant createdAt) {

    public TechnicalUser {
        customerNumbers = new TreeSet<>(customerNumbers);
        entitlements = new TreeSet<>(entitlements);
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** A new one that may do nothing yet. */
    public static TechnicalUser reserved(
            TechnicalUserName name,
            String clientId,
            UUID orderId,
            String company,
            CustomerNumber main,
            SequencedSet<CustomerNumber> customerNumbers,
            Instant now) {
        return new TechnicalUser(
                name,
                0,
                clientId,
                orderId,
                company,
                TechnicalUserState.RESERVED,
                main,
                customerNumbers,
                Set.of(),
                List.of(),
                null,
                null,
                now);
    }

    public TechnicalUser activated(String hashOfSecret) {
        return with(TechnicalUserState.ACTIVE, customerNumbers, entitlements, allowedNetworks, hashOfSecret);
    }

    /** Calls from elsewhere are refused from now on; with none listed, they may come from anywhere. */
    public TechnicalUser allowedFrom(List<Network> networks) {
        return with(state, customerNumbers, entitlements, networks, secretHash);
    }

    public TechnicalUser entitledTo(String entitlement) {
        var more = new TreeSet<>(entitlements);
        more.add(entitlement);
        return with(state, customerNumbers, more, allowedNetworks, secretHash);
    }

    /** Both, as long as they overlap: the present one first. */
    public List<String> clientIds() {
        return formerClient == null ? List.of(clientId) : List.of(clientId, formerClient.clientId());
    }

    /**
     * Another client with another secret.
     *
     * @param former the present one until its end; {@code null}: it is over
     */
    public TechnicalUser rotatedTo(String newClientId, String hashOfSecret, @Nullable FormerClient former) {
        return new TechnicalUser(
                name,
                version,
                newClientId,
                orderId,
                company,
                state,
                mainCustomerNumber,
                customerNumbers,
                entitlements,
                allowedNetworks,
                hashOfSecret,
                former,
                createdAt);
    }

    /** Its secret is void; there is none until another one is ordered. */
    public TechnicalUser withoutSecret() {
        return with(state, customerNumbers, entitlements, allowedNetworks, null);
    }

    /** The company has another name. */
    public TechnicalUser renamedTo(String newCompany) {
        return new TechnicalUser(
                name,
                version,
                clientId,
                orderId,
                newCompany,
                state,
                mainCustomerNumber,
                customerNumbers,
                entitlements,
                allowedNetworks,
                secretHash,
                formerClient,
                createdAt);
    }

    /** What an order for a change may set. */
    public TechnicalUser changed(TechnicalUserState newState, Set<CustomerNumber> numbers, Set<String> rights) {
        return with(newState, numbers, rights, allowedNetworks, secretHash);
    }

    private TechnicalUser with(
            TechnicalUserState newState,
            Set<CustomerNumber> numbers,
            Set<String> rights,
            List<Network> networks,
            @Nullable String hash) {
        return new TechnicalUser(
                name,
                version,
                clientId,
                orderId,
                company,
                newState,
                mainCustomerNumber,
                numbers,
                rights,
                networks,
                hash,
                formerClient,
                createdAt);
    }
}

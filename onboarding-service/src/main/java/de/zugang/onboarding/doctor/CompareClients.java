package de.zugang.onboarding.doctor;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.identity.PresentClient;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Technical users against clients at Keycloak. */
final class CompareClients {

    private final Map<String, KnownUser> users;
    private final TechnicalClients clients;

    CompareClients(Collection<KnownUser> users, TechnicalClients clients) {
        this.users = users.stream().collect(Collectors.toMap(KnownUser::clientId, Function.identity()));
        this.clients = clients;
    }

    /** Looks again at whatever is missing: it may have been made since the list was read. */
    List<Finding> with(List<PresentClient> present) {
        Map<String, PresentClient> found =
                present.stream().collect(Collectors.toMap(PresentClient::clientId, Function.identity(), (a, _) -> a));
        var findings = new ArrayList<Finding>();
        found.values().stream()
                .filter(client -> !users.containsKey(client.clientId()) && !isPassing(client))
                .map(client -> new Finding(
                        Disagreement.CLIENT_WITHOUT_USER, client.clientId(), client.enabled() ? "enabled" : "disabled"))
                .forEach(findings::add);
        users.values().stream().filter(user -> !user.underWay()).forEach(user -> {
            Optional<PresentClient> client = Optional.ofNullable(found.get(user.clientId()))
                    .or(() -> user.state() == TechnicalUserState.RESERVED
                            ? Optional.empty()
                            : clients.find(user.clientId()));
            if (client.isPresent()) {
                findings.addAll(compare(user, client.get(), user.secretHash()));
            } else if (user.state() == TechnicalUserState.ACTIVE || user.state() == TechnicalUserState.SUSPENDED) {
                findings.add(new Finding(Disagreement.USER_WITHOUT_CLIENT, user.name(), user.clientId()));
            }
            findings.addAll(former(user, found));
        });
        return findings;
    }

    /** One that an order is about to put in another one's place, or that another one has taken the place of. */
    private boolean isPassing(PresentClient client) {
        return users.values().stream()
                .filter(user -> client.order() != null && user.orders().contains(client.order()))
                .anyMatch(user -> user.openOrders().stream()
                                .map(UUID::fromString)
                                .anyMatch(order -> ClientIds.of(order).equals(client.clientId()))
                        || user.retiring()
                        || client.clientId().equals(user.formerClientId()));
    }

    /** The old client works beside the new one as long as they overlap. */
    private static List<Finding> former(KnownUser user, Map<String, PresentClient> found) {
        String id = user.formerClientId();
        if (id == null) {
            return List.of();
        }
        PresentClient client = found.get(id);
        return client == null
                ? List.of(new Finding(Disagreement.USER_WITHOUT_CLIENT, user.name(), id))
                : compare(user, client, user.formerSecretHash());
    }

    private static List<Finding> compare(KnownUser user, PresentClient client, @Nullable String secretHash) {
        if (client.order() == null || !user.orders().contains(client.order())) {
            return List.of(new Finding(Disagreement.CLIENT_OF_ANOTHER, user.name(), client.clientId()));
        }
        var findings = new ArrayList<Finding>();
        // whose secret has expired gets no tokens
        boolean active = user.state() == TechnicalUserState.ACTIVE && user.secretHash() != null;
        if (client.enabled() != active) {
            findings.add(new Finding(
                    active ? Disagreement.CLIENT_DISABLED : Disagreement.CLIENT_ENABLED,
                    user.name(),
                    client.clientId() + ", " + user.state()));
        }
        if (!client.asSetUp()) {
            findings.add(new Finding(Disagreement.CLIENT_CHANGED, user.name(), client.clientId()));
        }
        if (active && client.secretHash() != null && !Objects.equals(client.secretHash(), secretHash)) {
            findings.add(new Finding(Disagreement.SECRET_DIFFERS, user.name(), client.clientId()));
        }
        return findings;
    }
}

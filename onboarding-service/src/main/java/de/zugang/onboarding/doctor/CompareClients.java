package de.zugang.onboarding.doctor;

import de.zugang.onboarding.identity.PresentClient;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                findings.addAll(compare(user, client.get()));
            } else if (user.state() == TechnicalUserState.ACTIVE || user.state() == TechnicalUserState.SUSPENDED) {
                findings.add(new Finding(Disagreement.USER_WITHOUT_CLIENT, user.name(), user.clientId()));
            }
        });
        return findings;
    }

    /** One that an order is about to put in another one's place, or that another one has taken the place of. */
    private boolean isPassing(PresentClient client) {
        return users.values().stream()
                .filter(user -> client.order() != null && user.orders().contains(client.order()))
                .anyMatch(user ->
                        user.underWay() || user.retiring() || client.clientId().equals(user.formerClientId()));
    }

    private static List<Finding> compare(KnownUser user, PresentClient client) {
        if (client.order() == null || !user.orders().contains(client.order())) {
            return List.of(new Finding(Disagreement.CLIENT_OF_ANOTHER, user.name(), client.clientId()));
        }
        var findings = new ArrayList<Finding>();
        boolean active = user.state() == TechnicalUserState.ACTIVE;
        if (client.enabled() != active) {
            findings.add(new Finding(
                    active ? Disagreement.CLIENT_DISABLED : Disagreement.CLIENT_ENABLED,
                    user.name(),
                    client.clientId() + ", " + user.state()));
        }
        if (!client.asSetUp()) {
            findings.add(new Finding(Disagreement.CLIENT_CHANGED, user.name(), client.clientId()));
        }
        if (active && client.secretHash() != null && !Objects.equals(client.secretHash(), user.secretHash())) {
            findings.add(new Finding(Disagreement.SECRET_DIFFERS, user.name(), client.clientId()));
        }
        return findings;
    }
}

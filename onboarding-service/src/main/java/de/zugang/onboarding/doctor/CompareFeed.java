package de.zugang.onboarding.doctor;

import de.zugang.onboarding.feed.FeedEntry;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Technical users against what gateways were told of them. */
final class CompareFeed {

    private CompareFeed() {}

    static List<Finding> of(Map<String, KnownUser> users, Map<String, FeedEntry> told, Instant now) {
        var findings = new ArrayList<Finding>();
        told.keySet().stream()
                .filter(name -> !users.containsKey(name))
                .map(name -> new Finding(Disagreement.ANNOUNCED_WITHOUT_USER, name, ""))
                .forEach(findings::add);
        users.values().stream().filter(user -> !user.underWay()).forEach(user -> {
            FeedEntry entry = told.get(user.name());
            if (entry != null) {
                findings.addAll(compare(user, entry, now));
            } else if (user.state() != TechnicalUserState.RESERVED) {
                findings.add(new Finding(
                        Disagreement.NOT_ANNOUNCED, user.name(), user.state().name()));
            }
        });
        return findings;
    }

    private static List<Finding> compare(KnownUser user, FeedEntry entry, Instant now) {
        var findings = new ArrayList<Finding>();
        String differs = differs(user, entry);
        if (!differs.isEmpty()) {
            findings.add(new Finding(Disagreement.ANNOUNCED_DIFFERENTLY, user.name(), differs));
        }
        Set<String> accepted = entry.keys().stream()
                .filter(key -> key.notAfter() == null || key.notAfter().isAfter(now))
                .map(FeedEntry.Key::hash)
                .collect(Collectors.toUnmodifiableSet());
        if (!user.keys().containsAll(accepted)) {
            findings.add(new Finding(Disagreement.KEY_UNKNOWN, user.name(), ""));
        }
        if (!accepted.containsAll(user.keys())) {
            findings.add(new Finding(Disagreement.KEY_NOT_ANNOUNCED, user.name(), ""));
        }
        return findings;
    }

    /** Names of what differs, never what stands there. */
    private static String differs(KnownUser user, FeedEntry entry) {
        var differing = new ArrayList<String>();
        compare("state", expected(user.state()), entry.state(), differing);
        compare("client id", user.clientId(), entry.clientId(), differing);
        compare("main customer number", user.mainCustomerNumber(), entry.mainCustomerNumber(), differing);
        compare("customer numbers", user.customerNumbers(), Set.copyOf(entry.customerNumbers()), differing);
        compare("entitlements", user.entitlements(), Set.copyOf(entry.entitlements()), differing);
        compare("networks", user.networks(), Set.copyOf(entry.allowedNetworks()), differing);
        compare("secret", user.secretHash() == null ? "" : user.secretHash(), hash(entry), differing);
        compare("old client", former(user), former(entry), differing);
        return String.join(", ", differing);
    }

    private static String former(KnownUser user) {
        return user.formerClientId() == null ? "" : user.formerClientId() + " " + user.formerSecretHash();
    }

    private static String former(FeedEntry entry) {
        var former = entry.formerClient();
        return former == null ? "" : former.clientId() + " " + former.secretHash();
    }

    private static String hash(FeedEntry entry) {
        return Objects.requireNonNullElse(entry.secretHash(), "");
    }

    private static void compare(String what, Object here, Object there, List<String> differing) {
        if (!here.equals(there)) {
            differing.add(what);
        }
    }

    private static FeedEntry.State expected(TechnicalUserState state) {
        return switch (state) {
            case RESERVED -> FeedEntry.State.INACTIVE;
            case ACTIVE -> FeedEntry.State.ACTIVE;
            case SUSPENDED -> FeedEntry.State.SUSPENDED;
            case ENDED -> FeedEntry.State.ENDED;
        };
    }
}

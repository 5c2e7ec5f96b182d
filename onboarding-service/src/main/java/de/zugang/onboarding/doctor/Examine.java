package de.zugang.onboarding.doctor;

import de.zugang.onboarding.feed.Feed;
import de.zugang.onboarding.feed.FeedEntry;
import de.zugang.onboarding.feed.GatewayNodes;
import de.zugang.onboarding.identity.IdentityUnavailable;
import de.zugang.onboarding.identity.PresentClient;
import de.zugang.onboarding.identity.TechnicalClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares the database with Keycloak and with what gateways were told and have confirmed. Keycloak is read first, so whatever is made
 * meanwhile is in the database too when that is read; what an order changes at present is left out.
 */
@Component
public class Examine {

    /** A node takes over a change within a second; one that has not for so long does not work. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TechnicalClients clients;
    private final KnownUsers users;
    private final Feed feed;
    private final GatewayNodes nodes;
    private final Clock clock;
    private volatile @Nullable Examination latest;

    Examine(TechnicalClients clients, KnownUsers users, Feed feed, GatewayNodes nodes, Clock clock) {
        this.clients = clients;
        this.users = users;
        this.feed = feed;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Changes nothing. */
    public Examination examine() {
        Instant now = clock.instant();
        var findings = new ArrayList<Finding>();
        int found = 0;
        Map<String, KnownUser> known;
        try {
            List<PresentClient> present = clients.all();
            found = present.size();
            known = users.all(now);
            findings.addAll(new CompareClients(known.values(), clients).with(present));
        } catch (IdentityUnavailable away) {
            findings.add(new Finding(
                    Disagreement.KEYCLOAK_SILENT, "Keycloak", away.why().inEnglish()));
            known = users.all(now);
        }
        Map<String, FeedEntry> told =
                feed.entries().stream().collect(Collectors.toMap(FeedEntry::technicalUser, Function.identity()));
        findings.addAll(CompareFeed.of(known, told, now));
        findings.addAll(gateways(now));
        findings.addAll(users.stuckOrders());
        findings.addAll(users.forgottenOrders());
        findings.sort(Comparator.comparing(Finding::what).thenComparing(Finding::subject));
        var examination =
                new Examination(now, known.size(), found, told.size(), (int) nodes.live(), List.copyOf(findings));
        latest = examination;
        return examination;
    }

    /** What this instance has found last; empty until it has looked for the first time. */
    public Optional<Examination> latest() {
        return Optional.ofNullable(latest);
    }

    private List<Finding> gateways(Instant now) {
        Feed.Head head = feed.head();
        var findings = new ArrayList<Finding>();
        for (GatewayNodes.Node node : nodes.all()) {
            String stands = "revision " + node.acknowledged() + " of " + head.revision();
            if (!node.live()) {
                findings.add(new Finding(Disagreement.GATEWAY_AWAY, node.name(), stands));
            } else if (!node.upToDate(head) && node.since().isBefore(now.minus(PATIENCE))) {
                findings.add(new Finding(Disagreement.GATEWAY_BEHIND, node.name(), stands));
            }
        }
        if (nodes.live() == 0) {
            findings.add(new Finding(Disagreement.NO_GATEWAY, "gateways", ""));
        }
        return findings;
    }
}

package de.zugang.onboarding.feed;

import de.zugang.onboarding.generated.model.GatewayNode;
import de.zugang.onboarding.generated.model.Gateways;
import de.zugang.onboarding.generated.model.Receipt;
import de.zugang.onboarding.generated.model.Revocation;
import java.time.ZoneOffset;
import java.util.List;

/** From our types to the contract's. */
final class GatewaysMapper {

    private GatewaysMapper() {}

    static Gateways gateways(Feed.Head head, List<GatewayNodes.Node> nodes) {
        return new Gateways(
                head.revision(), nodes.stream().map(node -> node(head, node)).toList());
    }

    private static GatewayNode node(Feed.Head head, GatewayNodes.Node node) {
        return new GatewayNode(
                node.name(),
                node.acknowledged(),
                node.since().atOffset(ZoneOffset.UTC),
                node.seenAt().atOffset(ZoneOffset.UTC),
                node.live(),
                node.upToDate(head));
    }

    static de.zugang.onboarding.generated.model.Revocations revocations(List<Revocations.Revocation> latest) {
        return new de.zugang.onboarding.generated.model.Revocations(
                latest.stream().map(GatewaysMapper::revocation).toList());
    }

    private static Revocation revocation(Revocations.Revocation revocation) {
        return new Revocation(
                revocation.revision(),
                revocation.technicalUser(),
                revocation.publishedAt().atOffset(ZoneOffset.UTC),
                revocation.receipts().stream()
                        .map(receipt -> new Receipt(
                                receipt.node(),
                                receipt.confirmedAt().atOffset(ZoneOffset.UTC),
                                revocation.effectAfter(receipt).toMillis()))
                        .toList(),
                revocation.outstanding());
    }
}

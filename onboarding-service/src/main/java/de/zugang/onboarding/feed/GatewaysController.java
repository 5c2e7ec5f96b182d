package de.zugang.onboarding.feed;

import de.zugang.onboarding.generated.api.GatewaysApi;
import de.zugang.onboarding.generated.model.Gateways;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Gateway nodes and their receipts, for staff; see {@code api-spec/onboarding}. */
@RestController
class GatewaysController implements GatewaysApi {

    private final Feed feed;
    private final GatewayNodes nodes;
    private final Revocations revocations;

    GatewaysController(Feed feed, GatewayNodes nodes, Revocations revocations) {
        this.feed = feed;
        this.nodes = nodes;
        this.revocations = revocations;
    }

    @Override
    public ResponseEntity<Gateways> listGateways() {
        return ResponseEntity.ok(GatewaysMapper.gateways(feed.head(), nodes.all()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Revocations> listRevocations(
            @Nullable String technicalUser, Integer size) {
        return ResponseEntity.ok(GatewaysMapper.revocations(revocations.latest(technicalUser, size)));
    }
}

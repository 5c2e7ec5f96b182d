package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.service.Services;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T-08: how soon two gateway nodes refuse what was revoked at onboarding, 200 times, with 200 other requests a second. The
 * time runs from before the change was asked for until the node refuses.
 */
@ExtendWith(OnPlatform.class)
class RevocationTests {

    private static final int REVOCATIONS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Unit UNIT = new Unit("100001", "0399");
    private static final String NOWHERE = "{\"networks\": [\"203.0.113.0/24\"]}";
    private static final String ANYWHERE = "{\"networks\": []}";

    private final Platform platform;

    RevocationTests(Platform platform) {
        this.platform = platform;
    }

    @Test
    void takesEffectOnTwoNodesUnderLoadWithinASecond() {
        OrderForm form = platform.orderForm();
        platform.onboarding().place(platform.staffToken(), form);
        TechnicalUser user = platform.onboarding().awaitCredentials(form);
        List<OnSiteRoles> nodes = List.of(platform.onSiteRoles(), second());
        var refusedMillis = new ArrayList<Long>();
        var load = new AtomicInteger();
        var others = Executors.newScheduledThreadPool(2);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (OnSiteRoles node : nodes) {
                var _ = others.scheduleAtFixedRate(
                        () -> callers.execute(() -> {
                            node.current(Credentials.basic(platform.endpoints().technicalUser()), UNIT);
                            load.incrementAndGet();
                        }),
                        0,
                        10,
                        TimeUnit.MILLISECONDS);
            }
            for (int i = 0; i < REVOCATIONS; i++) {
                refusedMillis.addAll(revoke(nodes, user, platform.staffToken()));
            }
            others.shutdownNow();
            nodes.forEach(
                    node -> until(node, user, 200)); // so they have asked again, and their last receipts with that
        } finally {
            others.shutdownNow();
            platform.sandbox().stop(Services.GATEWAY_2);
        }

        refusedMillis.sort(null);
        long p99 = refusedMillis.get((int) Math.ceil(refusedMillis.size() * 0.99) - 1);
        System.out.printf(
                "revoked to refused, %d revocations on two nodes, %d other requests: p50 %d ms, p99 %d ms, maximum %d ms%n",
                REVOCATIONS, load.get(), refusedMillis.get(refusedMillis.size() / 2), p99, refusedMillis.getLast());
        assertThat(p99).isLessThanOrEqualTo(1000);
        assertThat(refusedMillis.getLast()).as("maximum").isLessThanOrEqualTo(3000);
        receiptsOfBothNodes(user);
    }

    private OnSiteRoles second() {
        URI gateway = platform.sandbox().startSecondGateway();
        return new OnSiteRoles(
                platform.http(), URI.create(gateway + platform.endpoints().osr()));
    }

    /** The token is fetched before: Keycloak hashes a password for it, which is no part of a revocation. */
    private List<Long> revoke(List<OnSiteRoles> nodes, TechnicalUser user, String staffToken) {
        nodes.forEach(node -> until(node, user, 200));
        long began = System.nanoTime();
        allow(user, staffToken, NOWHERE);
        List<CompletableFuture<Long>> refused = nodes.stream()
                .map(node -> CompletableFuture.supplyAsync(() -> {
                    until(node, user, 401);
                    return (System.nanoTime() - began) / 1_000_000;
                }))
                .toList();
        var millis = refused.stream().map(CompletableFuture::join).toList();
        allow(user, staffToken, ANYWHERE);
        return millis;
    }

    private void until(OnSiteRoles node, TechnicalUser user, int status) {
        Await.until(
                "answer " + status + " of " + node.base(),
                LIMIT,
                () -> Optional.of(node.current(Credentials.basic(user), UNIT).status())
                        .filter(answered -> answered == status));
    }

    private void allow(TechnicalUser user, String staffToken, String networks) {
        platform.http()
                .putJson(
                        onboarding("/technical-users/" + user.name() + "/allowed-networks"),
                        Map.of("Authorization", "Bearer " + staffToken),
                        networks)
                .expect(200);
    }

    private void receiptsOfBothNodes(TechnicalUser user) {
        var revocations = platform.http()
                .get(
                        onboarding("/revocations?size=1000&technicalUser=" + user.name()),
                        Map.of("Authorization", "Bearer " + platform.staffToken()))
                .expect(200)
                .json()
                .path("revocations");
        assertThat(revocations.size()).isEqualTo(REVOCATIONS);
        assertThat(revocations.valueStream())
                .allSatisfy(revocation -> assertThat(revocation
                                .path("receipts")
                                .valueStream()
                                .map(receipt -> receipt.path("node").stringValue()))
                        .contains("gateway.sandbox-1", "gateway.sandbox-2"));
    }

    private URI onboarding(String path) {
        return URI.create(platform.endpoints().desk() + "/onboarding/v1" + path);
    }
}

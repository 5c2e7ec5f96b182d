package de.zugang.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.e2e.platform.OnPlatform;
import de.zugang.e2e.platform.Platform;
import de.zugang.sandbox.journey.Await;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.OnSiteRoles.Unit;
import de.zugang.sandbox.keycloak.KeycloakServer;
import de.zugang.sandbox.service.Services;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F-47, F-51, T-10, T-11: everything behind the gateway is away but the service that is called; Redis, too. */
@ExtendWith(OnPlatform.class)
class ControlPlaneTests {

    /** What a known customer's call can do without. */
    private static final List<String> CONTROL_PLANE = List.of(Services.ONBOARDING, KeycloakServer.NAME);

    private static final Unit UNIT = new Unit("100001", "0399");
    private static final long COLD_START_SECONDS = 15;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Platform platform;

    ControlPlaneTests(Platform platform) {
        this.platform = platform;
    }

    @Test
    void knownCustomersNoticeNothingOfAGatewayThatRestartsWithoutIt() {
        var bearer = platform.bearer(platform.endpoints().technicalUser());
        var basic = Credentials.basic(platform.endpoints().otherTechnicalUser());
        var redis = new RedisServer();
        try {
            String shared = "--zugang.limits.redis=" + redis.url();
            platform.sandbox().restartOnce(Services.GATEWAY, shared);
            Await.until("a budget that gateways share", LIMIT, () -> {
                assertThat(status(bearer)).isEqualTo(200);
                return Optional.of(redis.keys()).filter(keys -> keys > 0);
            });
            redis.end();
            CONTROL_PLANE.forEach(platform.sandbox()::stop);
            assertThat(status(bearer)).isEqualTo(200);
            assertThat(status(basic)).as("known, but not its unit").isEqualTo(404);

            platform.sandbox().stop(Services.GATEWAY);
            long began = System.nanoTime();
            platform.sandbox().restartOnce(Services.GATEWAY, shared);
            double seconds = (System.nanoTime() - began) / 1e9;

            System.out.printf(
                    "gateway started from its disk, without onboarding, Keycloak and Redis: %.1f s%n", seconds);
            assertThat(seconds).isLessThanOrEqualTo(COLD_START_SECONDS);
            assertThat(status(bearer)).isEqualTo(200);
            assertThat(status(basic)).isEqualTo(404);
            assertThat(status(Credentials.basic(
                            platform.endpoints().technicalUser().subscriptionKey(), "zgc-0000000000000000", "x")))
                    .as("nobody gets in who was not known")
                    .isEqualTo(401);
        } finally {
            redis.end();
            CONTROL_PLANE.reversed().forEach(platform.sandbox()::startAgain);
            CONTROL_PLANE.forEach(platform.sandbox()::awaitReady);
            platform.sandbox().restart(Services.GATEWAY);
            platform.sandbox().awaitReady(Services.GATEWAY);
        }
    }

    private int status(Credentials credentials) {
        return platform.onSiteRoles().current(credentials, UNIT).status();
    }
}

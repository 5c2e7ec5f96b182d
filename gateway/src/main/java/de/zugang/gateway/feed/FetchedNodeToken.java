package de.zugang.gateway.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * The access token with which this node shows onboarding who it is. The next one is fetched aside while the present one is
 * good, so that no revocation waits for Keycloak; only without a good one somebody has to.
 */
final class FetchedNodeToken implements NodeToken {

    private static final Logger log = LoggerFactory.getLogger(FetchedNodeToken.class);

    /** A token this close to its end could run out on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    /** Between two attempts to get the next one while nobody gives it. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RestClient http;
    private final FeedProperties properties;
    private final Clock clock;
    private @Nullable String value;
    private Instant renewal = Instant.MIN;
    private Instant end = Instant.MIN;
    private boolean renewing;

    FetchedNodeToken(RestClient http, FeedProperties properties, Clock clock) {
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized String value() {
        var held = value;
        var now = clock.instant();
        if (held == null || !now.isBefore(end)) {
            return keep(fetch());
        }
        if (!renewing && !now.isBefore(renewal)) {
            renewing = true;
            Thread.ofVirtual().name("node-token").start(this::renew);
        }
        return held;
    }

    @Override
    public synchronized void forget() {
        value = null;
    }

    /** Not under the lock, since it waits for Keycloak. */
    private void renew() {
        try {
            keep(fetch());
        } catch (RuntimeException failed) {
            notYet(failed);
        } finally {
            renewed();
        }
    }

    private synchronized void notYet(RuntimeException failed) {
        log.warn("feed: no new token yet, going on with the present one: {}", failed.toString());
        renewal = clock.instant().plus(PAUSE);
    }

    private synchronized void renewed() {
        renewing = false;
    }

    /** For half of its life no other one is looked for. */
    private synchronized String keep(Answer answer) {
        var now = clock.instant();
        value = answer.accessToken();
        end = now.plusSeconds(answer.expiresIn()).minus(MARGIN);
        renewal = now.plusSeconds(answer.expiresIn() / 2);
        return answer.accessToken();
    }

    private Answer fetch() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", properties.clientId());
        form.add("client_secret", properties.clientSecret());
        var answer = http.post()
                .uri(properties.tokenUrl())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Answer.class);
        if (answer == null || answer.accessToken() == null) {
            throw new IllegalStateException("token endpoint: no access_token in its answer");
        }
        return answer;
    }

    private record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {}
}

package de.zugang.gateway.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * The access token with which this node shows onboarding who it is. Kept until shortly before its end.
 */
final class FetchedNodeToken implements NodeToken {

    /** A token this close to its end could run out on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final RestClient http;
    private final FeedProperties properties;
    private final Clock clock;
    private @Nullable String value;
    private Instant end = Instant.MIN;

    FetchedNodeToken(RestClient http, FeedProperties properties, Clock clock) {
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized String value() {
        var held = value;
        if (held != null && clock.instant().isBefore(end)) {
            return held;
        }
        var answer = fetch();
        value = answer.accessToken();
        end = clock.instant().plusSeconds(answer.expiresIn()).minus(MARGIN);
        return answer.accessToken();
    }

    @Override
    public synchronized void forget() {
        value = null;
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

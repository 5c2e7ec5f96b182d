package de.zugang.osr.webhook;

import de.zugang.osr.access.Access;
import de.zugang.osr.access.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** What a technical user does with its endpoint. */
@Component
class ManageEndpoint {

    private static final int ATTEMPTS = 10;

    private final Access access;
    private final EndpointStore endpoints;
    private final MessageStore messages;
    private final AttemptStore attempts;
    private final StageMessage stage;
    private final SecretSeal seal;
    private final RandomGenerator random;
    private final WebhookProperties properties;
    private final Clock clock;

    ManageEndpoint(
            Access access,
            EndpointStore endpoints,
            MessageStore messages,
            AttemptStore attempts,
            StageMessage stage,
            SecretSeal seal,
            RandomGenerator random,
            WebhookProperties properties,
            Clock clock) {
        this.access = access;
        this.endpoints = endpoints;
        this.messages = messages;
        this.attempts = attempts;
        this.stage = stage;
        this.seal = seal;
        this.random = random;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * An endpoint as its owner may see it.
     *
     * @param secret if it was made just now
     */
    record Shown(Endpoint endpoint, long waiting, @Nullable SigningSecret secret) {}

    sealed interface Test {
        record Staged(UUID id) implements Test {}

        record Disabled() implements Test {}

        record NoEndpoint() implements Test {}
    }

    Optional<Shown> show(Tenant owner) {
        return access.read(
                owner,
                () -> endpoints
                        .find(owner.technicalUser())
                        .map(endpoint -> new Shown(endpoint, messages.count(owner.technicalUser()), null)));
    }

    /** With a secret if the endpoint is new. The address was looked at before ({@link EndpointUrls}). */
    Shown put(Tenant owner, String url) {
        return access.write(owner, () -> {
            // one that somebody else makes or removes at the same time may be gone or there again between two
            // statements
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<Shown> shown = endpoints
                        .lock(owner.technicalUser())
                        .map(endpoint -> move(endpoint, url))
                        .or(() -> create(owner, url));
                if (shown.isPresent()) {
                    return shown.get();
                }
            }
            throw new CannotAcquireLockException("an endpoint came and went " + ATTEMPTS + " times");
        });
    }

    private Shown move(Endpoint endpoint, String url) {
        Endpoint moved = endpoint.movedTo(url, clock.instant());
        endpoints.update(moved);
        stage.again(endpoint.technicalUser(), clock.instant());
        return new Shown(moved, messages.count(endpoint.technicalUser()), null);
    }

    /** Empty if there is one by now. */
    private Optional<Shown> create(Tenant owner, String url) {
        String user = owner.technicalUser();
        Instant now = clock.instant();
        var secret = SigningSecret.random(random);
        var endpoint =
                new Endpoint(user, url, Endpoint.Secrets.of(seal.seal(secret, user)), 0, null, null, null, now, now);
        return endpoints.insert(endpoint) ? Optional.of(new Shown(endpoint, 0, secret)) : Optional.empty();
    }

    Optional<Shown> replaceSecret(Tenant owner) {
        return access.write(
                owner,
                () -> endpoints.lock(owner.technicalUser()).map(endpoint -> {
                    Instant now = clock.instant();
                    var secret = SigningSecret.random(random);
                    var secrets = endpoint.secrets()
                            .replacedBy(seal.seal(secret, owner.technicalUser()), now.plus(properties.secretOverlap()));
                    Endpoint changed = endpoint.with(secrets, now);
                    endpoints.update(changed);
                    return new Shown(changed, messages.count(owner.technicalUser()), secret);
                }));
    }

    /** False if there was none. */
    boolean remove(Tenant owner) {
        return access.<Boolean>write(owner, () -> {
            boolean removed = endpoints.delete(owner.technicalUser());
            messages.removeAll(owner.technicalUser());
            attempts.removeAll(owner.technicalUser());
            return removed;
        });
    }

    Test test(Tenant owner) {
        return access.write(owner, () -> {
            Optional<Endpoint> endpoint = endpoints.lock(owner.technicalUser());
            if (endpoint.isEmpty()) {
                return new Test.NoEndpoint();
            }
            return endpoint.get().isActive()
                    ? new Test.Staged(stage.test(owner.technicalUser(), clock.instant()))
                    : new Test.Disabled();
        });
    }

    /** Empty without an endpoint. */
    Optional<List<Attempt>> attempts(Tenant owner) {
        return access.read(
                owner, () -> endpoints.find(owner.technicalUser()).map(_ -> attempts.newest(owner.technicalUser())));
    }
}

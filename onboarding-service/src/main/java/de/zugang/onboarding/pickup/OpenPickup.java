package de.zugang.onboarding.pickup;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.identity.IdentityUnavailable;
import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.pickup.Pickups.Pickup;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows a secret to whoever has link and code, once. Looking at the link changes nothing, so programs that follow links in e-mails
 * take nothing away.
 */
@Component
class OpenPickup {

    private static final Logger log = LoggerFactory.getLogger(OpenPickup.class);

    /** Nobody has signed in. */
    private static final String CUSTOMER = "customer";

    private final Pickups pickups;
    private final PickupWords words;
    private final PickupProperties properties;
    private final TechnicalClients clients;
    private final TechnicalUsers users;
    private final AuditTrail audit;
    private final Clock clock;

    OpenPickup(
            Pickups pickups,
            PickupWords words,
            PickupProperties properties,
            TechnicalClients clients,
            TechnicalUsers users,
            AuditTrail audit,
            Clock clock) {
        this.pickups = pickups;
        this.words = words;
        this.properties = properties;
        this.clients = clients;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** The secret still waits for its code. */
        record Waiting(Instant until) implements Outcome {}

        record WrongCode(Instant until, int triesLeft) implements Outcome {}

        /** For this one time. */
        record Shown(String technicalUser, String clientId, String secret) implements Outcome {

            /** Without the secret: a record's own would print it. */
            @Override
            public String toString() {
                return "Shown[" + technicalUser + "]";
            }
        }

        /** Nobody gets anything here any more. */
        record Over(Reason why) implements Outcome {}

        /** Keycloak is away; nothing was used up. */
        record Later() implements Outcome {}
    }

    enum Reason {
        UNKNOWN,
        EXPIRED,
        SHOWN,
        LOCKED,
        /** Suspended, ended, or another secret has come in its place. */
        REPLACED
    }

    /** Changes nothing. */
    Outcome look(String link) {
        return pickups.find(link)
                .map(pickup -> over(pickup).<Outcome>map(Outcome.Over::new).orElse(new Outcome.Waiting(pickup.until())))
                .orElse(new Outcome.Over(Reason.UNKNOWN));
    }

    /** Shows the secret if this is the code, and never again. */
    @Transactional
    Outcome open(String link, String code) {
        Pickup pickup = pickups.lock(link).orElse(null);
        if (pickup == null) {
            return new Outcome.Over(Reason.UNKNOWN);
        }
        Optional<Reason> over = over(pickup);
        if (over.isPresent()) {
            return new Outcome.Over(over.get());
        }
        return words.isCode(pickup.order(), code) ? show(pickup) : wrong(pickup);
    }

    private Outcome wrong(Pickup pickup) {
        pickups.wrong(pickup);
        int left = properties.tries() - pickup.wrongCodes() - 1;
        if (left > 0) {
            return new Outcome.WrongCode(pickup.until(), left);
        }
        log.warn("The page of a secret is closed after {} wrong codes: order {}", properties.tries(), pickup.order());
        audit.record(CUSTOMER, "SECRET_PAGE_CLOSED", "order " + pickup.order(), "wrong codes", null);
        return new Outcome.Over(Reason.LOCKED);
    }

    /** Read before it is noted as shown, so an outage of Keycloak uses nothing up. */
    private Outcome show(Pickup pickup) {
        try {
            String secret = clients.secret(pickup.clientId());
            pickups.shown(pickup);
            audit.record(CUSTOMER, "SECRET_SHOWN", "order " + pickup.order(), pickup.technicalUser(), null);
            return new Outcome.Shown(pickup.technicalUser(), pickup.clientId(), secret);
        } catch (IdentityUnavailable away) {
            return new Outcome.Later();
        }
    }

    private Optional<Reason> over(Pickup pickup) {
        if (pickup.shownAt() != null) {
            return Optional.of(Reason.SHOWN);
        }
        if (pickup.wrongCodes() >= properties.tries()) {
            return Optional.of(Reason.LOCKED);
        }
        if (!clock.instant().isBefore(pickup.until())) {
            return Optional.of(Reason.EXPIRED);
        }
        boolean present = users.named(new TechnicalUserName(pickup.technicalUser()))
                .filter(user -> user.state() == TechnicalUserState.ACTIVE)
                .filter(user -> user.clientId().equals(pickup.clientId()))
                .isPresent();
        return present ? Optional.empty() : Optional.of(Reason.REPLACED);
    }
}

package de.zugang.gateway.admission;

import de.zugang.gateway.catalogue.CredentialKind;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.credentials.Credentials;
import de.zugang.gateway.credentials.Verdict;
import de.zugang.gateway.hygiene.Presented;
import de.zugang.gateway.limit.Grant;
import de.zugang.gateway.limit.GuessedKeys;
import de.zugang.gateway.limit.Limits;
import de.zugang.gateway.limit.WrongSecrets;
import de.zugang.gateway.refusal.Answer;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.Refusal;
import de.zugang.gateway.subscription.DenyList;
import de.zugang.gateway.subscription.Fingerprint;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.KeyShapes;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.subscription.TechnicalUser;
import de.zugang.gateway.subscription.Used;
import java.net.InetAddress;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Key, credentials, binding, entitlement, limit: in this order, because each step may assume what the ones before it have
 * shown. The key comes first since it is the cheapest to refuse, and since only its holder may cost us a signature.
 */
public final class Admission {

    /** Nobody knows when onboarding is back; asking every minute is enough. */
    private static final Map<String, String> LATER = Map.of("Retry-After", "60");

    private static final Set<Reason> GUESSES = EnumSet.of(Reason.BASIC_SECRET_WRONG, Reason.BASIC_CLIENT_UNKNOWN);

    private static final Set<Reason> NO_KEYS =
            EnumSet.of(Reason.KEY_NOT_OURS, Reason.KEY_OF_OTHER_ENVIRONMENT, Reason.KEY_UNKNOWN);

    /** What is refused once key and credentials were shown to belong together, or before a key was looked at. */
    private static final Set<Reason> TELL_NO_GUESSER_ANYTHING = EnumSet.of(
            Reason.NOT_READY,
            Reason.KEY_MISSING,
            Reason.TOKEN_NOT_FRESH,
            Reason.ENTITLEMENT_MISSING,
            Reason.SUBSCRIPTIONS_TOO_OLD,
            Reason.RATE_EXCEEDED,
            Reason.QUOTA_EXHAUSTED);

    private final Subscriptions subscriptions;
    private final Credentials credentials;
    private final DenyList denied;
    private final Limits limits;
    private final WrongSecrets wrongSecrets;
    private final GuessedKeys guessedKeys;
    private final KeyShapes shapes;
    private final Freshness freshness;
    private final Clock clock;

    public Admission(
            Subscriptions subscriptions,
            DenyList denied,
            KeyShapes shapes,
            Freshness freshness,
            Credentials credentials,
            Limits limits,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.denied = denied;
        this.shapes = shapes;
        this.freshness = freshness;
        this.credentials = credentials;
        this.limits = limits;
        this.wrongSecrets = new WrongSecrets(clock);
        this.guessedKeys = new GuessedKeys(clock);
        this.clock = clock;
    }

    /**
     * Decides.
     *
     * @param caller the caller's address
     */
    public Outcome decide(Presented.Clean presented, Operation operation, InetAddress caller) {
        return switch (look(presented, operation, caller)) {
            case Outcome.Refused(Refusal refusal) -> new Outcome.Refused(toldTo(caller, refusal));
            case Outcome other -> other;
        };
    }

    /**
     * What a caller is told where keys are guessed: the same for everything that depends on the key, right or wrong, so
     * that a guess says nothing. Who has a key and its credentials is never refused for what others do nearby.
     */
    public Refusal toldTo(InetAddress caller, Refusal refusal) {
        long pause = pause(caller, refusal.reason());
        return pause == 0
                ? refusal
                : new Refusal(Reason.KEYS_GUESSED, refusal.about(), Map.of("Retry-After", Long.toString(pause)));
    }

    private long pause(InetAddress caller, Reason reason) {
        if (NO_KEYS.contains(reason)) {
            return guessedKeys.guessed(caller);
        }
        if (reason.answer() == Answer.INVALID_KEY) {
            return guessedKeys.likeGuessed(caller);
        }
        return TELL_NO_GUESSER_ANYTHING.contains(reason) ? 0 : guessedKeys.pause(caller);
    }

    private Outcome look(Presented.Clean presented, Operation operation, InetAddress caller) {
        if (!subscriptions.loaded()) {
            return refused(Reason.NOT_READY);
        }
        String key = presented.key();
        if (key == null) {
            return refused(Reason.KEY_MISSING);
        }
        return switch (shapes.of(key)) {
            case NONE -> refused(Reason.KEY_NOT_OURS);
            case ELSEWHERE -> refused(Reason.KEY_OF_OTHER_ENVIRONMENT);
            case OURS -> known(key, presented, operation, caller);
        };
    }

    private Outcome known(String key, Presented.Clean presented, Operation operation, InetAddress caller) {
        var hash = Fingerprint.of(key);
        var user = subscriptions.byKey(hash);
        if (user == null) {
            return refused(Reason.KEY_UNKNOWN);
        }
        return switch (user.state()) {
            case INACTIVE -> refused(Reason.USER_INACTIVE, user);
            case SUSPENDED -> refused(Reason.USER_SUSPENDED, user);
            case ENDED -> refused(Reason.USER_ENDED, user);
            case ACTIVE -> active(user, hash, presented, operation, caller);
        };
    }

    private Outcome active(
            TechnicalUser user, Fingerprint hash, Presented.Clean presented, Operation operation, InetAddress caller) {
        if (denied.denies(user)) {
            return refused(Reason.USER_DENIED, user);
        }
        if (expired(user, hash)) {
            return refused(Reason.KEY_EXPIRED, user);
        }
        if (!user.allowedNetworks().admit(caller)) {
            return refused(Reason.NETWORK_NOT_ALLOWED, user);
        }
        return keyHolder(user, hash, presented, operation, caller);
    }

    private Outcome keyHolder(
            TechnicalUser user, Fingerprint hash, Presented.Clean presented, Operation operation, InetAddress caller) {
        if (presented.authorization() != null
                && !operation.takes(presented.basic() ? CredentialKind.BASIC : CredentialKind.BEARER)) {
            return refused(Reason.CREDENTIALS_NOT_TAKEN_HERE, user);
        }
        long pause = presented.basic() ? wrongSecrets.pause(user, caller) : 0;
        if (pause > 0) {
            return slowedDown(user, pause);
        }
        return switch (credentials.verify(presented.authorization())) {
            case Verdict.Rejected(Reason reason)
            when GUESSES.contains(reason) -> {
                long beyond = wrongSecrets.wrong(user, caller);
                yield beyond == 0 ? refused(reason, user) : slowedDown(user, beyond);
            }
            case Verdict.Rejected(Reason reason) -> refused(reason, user);
            case Verdict.SigningKeyUnknown() -> new Outcome.SigningKeyUnknown();
            case Verdict.Proven proven
            when !user.isProvenBy(proven.clientId(), clock) -> refused(Reason.BINDING_MISMATCH, user);
            case Verdict.Proven proven when !fresh(proven, operation) -> refused(Reason.TOKEN_NOT_FRESH, user);
            case Verdict.Proven _ when !entitled(user, operation) -> refused(Reason.ENTITLEMENT_MISSING, user);
            case Verdict.Proven _
            when freshness.tooOldToWrite() && operation.writes() -> refused(Reason.SUBSCRIPTIONS_TOO_OLD, user, LATER);
            case Verdict.Proven proven -> counted(user, used(user, hash, proven.clientId()));
        };
    }

    private static Outcome slowedDown(TechnicalUser user, long seconds) {
        return refused(Reason.BASIC_SECRETS_GUESSED, user, Map.of("Retry-After", Long.toString(seconds)));
    }

    private Outcome counted(TechnicalUser user, Used used) {
        return switch (limits.take(user)) {
            case Grant.Taken(var account) -> new Outcome.Admitted(user, account, used);
            case Grant.TooMany(var account, long seconds) ->
                refused(Reason.RATE_EXCEEDED, user, RateHeaders.of(account, seconds));
            case Grant.QuotaExhausted(var account, long seconds) ->
                refused(Reason.QUOTA_EXHAUSTED, user, RateHeaders.of(account, seconds));
            case Grant.NotKnown(var settled) -> new Outcome.LimitUnknown(settled);
        };
    }

    private static Used used(TechnicalUser user, Fingerprint hash, String clientId) {
        for (var key : user.keys()) {
            if (key.hash().equals(hash)) {
                return Used.of(key.slot(), !clientId.equals(user.clientId()));
            }
        }
        return Used.UNKNOWN;
    }

    private static boolean entitled(TechnicalUser user, Operation operation) {
        String needed = operation.entitlement();
        return needed == null || user.entitlements().contains(needed);
    }

    private boolean fresh(Verdict.Proven proven, Operation operation) {
        var oldest = operation.api().freshCredentials();
        var issuedAt = proven.issuedAt();
        return oldest == null || issuedAt == null || !issuedAt.plus(oldest).isBefore(clock.instant());
    }

    /** A key that is not among the technical user's any more is as good as expired. */
    private boolean expired(TechnicalUser user, Fingerprint hash) {
        for (var key : user.keys()) {
            if (key.hash().equals(hash)) {
                return key.notAfter() != null && !clock.instant().isBefore(key.notAfter());
            }
        }
        return true;
    }

    private static Outcome refused(Reason reason) {
        return new Outcome.Refused(Refusal.of(reason));
    }

    private static Outcome refused(Reason reason, TechnicalUser user) {
        return new Outcome.Refused(Refusal.of(reason, user.name()));
    }

    private static Outcome refused(Reason reason, TechnicalUser user, Map<String, String> headers) {
        return new Outcome.Refused(new Refusal(reason, user.name(), headers));
    }
}

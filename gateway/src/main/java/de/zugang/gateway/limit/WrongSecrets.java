package de.zugang.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.zugang.gateway.peer.AddressBlock;
import de.zugang.gateway.subscription.TechnicalUser;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down who guesses secrets: ten wrong ones a minute with one key from one address, a hundred from one address; of
 * IPv6 a network of 64 bits counts as one, or whoever has one would never be slowed down. Only wrong ones are counted, and only
 * where they come from, so nobody can lock out an owner who calls from elsewhere.
 */
public final class WrongSecrets {

    private static final Volume WITH_ONE_KEY = new Volume(10, Volume.NONE);
    private static final Volume FROM_ONE_ADDRESS = new Volume(100, Volume.NONE);

    /** Who forges addresses pushes out the oldest; who can do that has more than one address anyway. */
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Meter> meters = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final Clock clock;

    public WrongSecrets(Clock clock) {
        this.clock = clock;
    }

    /** Seconds until the next attempt is looked at; 0: at once. */
    public long pause(TechnicalUser user, InetAddress address) {
        long now = clock.instant().getEpochSecond();
        return Math.max(
                meter(user, address).pause(WITH_ONE_KEY, now),
                meter(party(address)).pause(FROM_ONE_ADDRESS, now));
    }

    /**
     * Counts one.
     *
     * @return 0, or the seconds until the next one is looked at, where others that came at the same moment were faster to use
     *     up what may be told
     */
    public long wrong(TechnicalUser user, InetAddress address) {
        long now = clock.instant().getEpochSecond();
        boolean ofKey = meter(user, address).take(WITH_ONE_KEY, now);
        boolean ofAddress = meter(party(address)).take(FROM_ONE_ADDRESS, now);
        return ofKey && ofAddress ? 0 : Math.max(1, pause(user, address));
    }

    private Meter meter(TechnicalUser user, InetAddress address) {
        return meter(user.name() + " " + party(address));
    }

    private static String party(InetAddress address) {
        var block = AddressBlock.ofOneParty(address);
        return Long.toHexString(block.high()) + ":" + Long.toHexString(block.low());
    }

    private Meter meter(String key) {
        return meters.get(key, any -> new Meter());
    }
}

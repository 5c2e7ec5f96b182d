package de.zugang.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.zugang.gateway.peer.AddressBlock;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down who guesses subscription keys: three hundred that are none within a minute from one block of addresses
 * ({@link AddressBlock#around}). Only guesses are counted. What a block beyond that is told is the caller's decision; it
 * must not keep out who has a key.
 */
public final class GuessedKeys {

    private static final Volume FROM_ONE_BLOCK = new Volume(300, Volume.NONE);

    /** Who has more blocks than that pushes out the oldest, and needs 2^127 guesses all the same. */
    private static final int REMEMBERED = 100_000;

    private final Cache<AddressBlock, Meter> meters = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final Clock clock;

    public GuessedKeys(Clock clock) {
        this.clock = clock;
    }

    /** Seconds until another guess from there gets an answer of its own; 0: it does. */
    public long pause(InetAddress address) {
        var meter = meters.getIfPresent(AddressBlock.around(address));
        return meter == null ? 0 : meter.pause(FROM_ONE_BLOCK, clock.instant().getEpochSecond());
    }

    /** Counts a guess. Seconds until one gets an answer of its own; 0: this one does. */
    public long guessed(InetAddress address) {
        var meter = meter(address);
        long now = clock.instant().getEpochSecond();
        return meter.take(FROM_ONE_BLOCK, now) ? 0 : Math.max(1, meter.pause(FROM_ONE_BLOCK, now));
    }

    /**
     * Does what {@link #guessed} does and takes it back: for a key that exists and is refused as if it did not, so that the time of
     * the answer does not tell the two apart.
     */
    public long likeGuessed(InetAddress address) {
        var meter = meter(address);
        long now = clock.instant().getEpochSecond();
        if (meter.take(FROM_ONE_BLOCK, now)) {
            meter.undo();
            return 0;
        }
        return Math.max(1, meter.pause(FROM_ONE_BLOCK, now));
    }

    private Meter meter(InetAddress address) {
        return meters.get(AddressBlock.around(address), any -> new Meter());
    }
}

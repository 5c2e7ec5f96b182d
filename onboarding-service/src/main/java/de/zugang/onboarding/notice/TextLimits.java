package de.zugang.onboarding.notice;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Against those who earn by text messages that others send: so many to one number, to numbers of one range, and in all. Two
 * instances that send at the same moment may go over a limit by one.
 */
@Component
class TextLimits {

    private static final Logger log = LoggerFactory.getLogger(TextLimits.class);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Ranges of numbers are bought by ten thousand. */
    private static final int DIGITS_WITHIN_A_RANGE = 4;

    private final TextLimitProperties limits;
    private final SecretKeySpec key;
    private final JdbcClient sql;
    private final Clock clock;

    TextLimits(TextLimitProperties limits, TwilioProperties twilio, JdbcClient sql, Clock clock) {
        this.limits = limits;
        this.key = new SecretKeySpec(twilio.authToken().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.sql = sql;
        this.clock = clock;
    }

    /** Which limit the next message to this number would exceed; a person of operations sees the last one in the log. */
    Optional<Remark> exceeded(String mobile) {
        if (count(DAY, "number", mark(mobile)) >= limits.perNumberAndDay()) {
            return Optional.of(Remark.of(Situation.TEXT_LIMIT_NUMBER));
        }
        if (count(HOUR, "range", mark(range(mobile))) >= limits.perRangeAndHour()) {
            return Optional.of(Remark.of(Situation.TEXT_LIMIT_RANGE));
        }
        if (count(HOUR, "", "") >= limits.perHour()) {
            log.error("No more text messages this hour: {} were sent (expected: fewer)", limits.perHour());
            return Optional.of(Remark.of(Situation.TEXT_LIMIT_ALL));
        }
        return Optional.empty();
    }

    /**
     * Counts a message that is about to be sent.
     *
     * @return what {@link #notSent} takes back
     */
    long sending(String mobile) {
        Instant now = clock.instant();
        sql.sql("delete from text_sending where at < ?")
                .param(Timestamp.from(now.minus(DAY)))
                .update();
        return sql.sql("insert into text_sending (at, number, range) values (?, ?, ?) returning id")
                .params(Timestamp.from(now), mark(mobile), mark(range(mobile)))
                .query(Long.class)
                .single();
    }

    /** It certainly was not taken, so it counts no more. */
    void notSent(long sending) {
        sql.sql("delete from text_sending where id = ?").param(sending).update();
    }

    private long count(Duration within, String column, String mark) {
        return sql.sql("""
                select count(*) from text_sending where at > :since
                    and case :column when 'number' then number = :mark when 'range' then range = :mark else true end
                """)
                .param("since", Timestamp.from(clock.instant().minus(within)))
                .param("column", column)
                .param("mark", mark)
                .query(Long.class)
                .single();
    }

    private static String range(String mobile) {
        return mobile.substring(0, mobile.length() - DIGITS_WITHIN_A_RANGE);
    }

    /** A number's mark; keyed, because there are few enough numbers to try them all. */
    private String mark(String text) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }
}

package de.zugang.onboarding.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the whole audit trail and computes every hash anew. Finds a changed, a removed and an inserted entry. Whoever
 * rewrites the chain from some entry to its end leaves another hash at the end: so that hash belongs into safe keeping,
 * and is compared with what is found at its position later. What was forgotten for its age is not looked for.
 */
@Component
public class VerifyAudit {

    private static final int AT_ONCE = 1000;
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final AuditTrail trail;

    VerifyAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** What was found. */
    public sealed interface Outcome {
        /**
         * Nothing was changed or removed.
         *
         * @param entries how many there are
         * @param hash of the last one; to be kept somewhere else
         */
        record Intact(long entries, String hash) implements Outcome {}

        /**
         * Somebody interfered.
         *
         * @param position the first entry that is not as it was written
         */
        record Broken(long position) implements Outcome {}
    }

    /** As of one moment, so that what is written meanwhile does not matter. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Outcome verify() {
        AuditTrail.Head begin = trail.begin();
        long position = begin.position();
        String hash = begin.hash();
        for (List<AuditEntry> page = trail.after(0, AT_ONCE); !page.isEmpty(); page = trail.after(position, AT_ONCE)) {
            for (AuditEntry entry : page) {
                position++;
                hash = hash(hash, position, entry);
                if (entry.position() != position || !entry.hash().equals(hash)) {
                    return new Outcome.Broken(position);
                }
            }
        }
        boolean complete = trail.head().equals(new AuditTrail.Head(position, hash)) && trail.unlinked() == 0;
        return complete ? new Outcome.Intact(position - begin.position(), hash) : new Outcome.Broken(position + 1);
    }

    /** As the database does in {@code audit_chain}; each field with its length in bytes before it. */
    private static String hash(String before, long position, AuditEntry entry) {
        String text = field(before)
                + field(String.valueOf(position))
                + field(MICROS.format(entry.at()))
                + field(entry.who())
                + field(entry.what())
                + field(entry.subject())
                + field(entry.detail())
                + field(entry.why());
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static String field(@Nullable String field) {
        return field == null ? "-," : field.getBytes(StandardCharsets.UTF_8).length + ":" + field + ",";
    }
}

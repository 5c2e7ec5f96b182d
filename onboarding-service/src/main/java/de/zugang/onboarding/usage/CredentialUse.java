package de.zugang.onboarding.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When each of a technical user's credentials was used last. Known to the day of the first report that says so, and from then on. */
@Repository
public class CredentialUse {

    private final JdbcClient sql;

    CredentialUse(JdbcClient sql) {
        this.sql = sql;
    }

    /** What can be told apart. */
    public enum Credential {
        PRIMARY,
        SECONDARY,
        CLIENT,
        /** The client in whose place another one has come, as long as both work. */
        OLD_CLIENT
    }

    /**
     * Which credentials calls came with.
     *
     * @param key {@code null}: not known
     */
    record Use(String technicalUser, @Nullable Credential key, Credential client, Instant lastAt) {}

    private record Whose(String technicalUser, Credential credential) {}

    /** Within the transaction of a report; in one order for everybody, so that two reports never wait for each other. */
    void add(List<Use> uses) {
        var latest = new TreeMap<Whose, Instant>(
                Comparator.comparing(Whose::technicalUser).thenComparing(Whose::credential));
        for (Use use : uses) {
            if (use.key() != null) {
                latest.merge(new Whose(use.technicalUser(), use.key()), use.lastAt(), CredentialUse::later);
                latest.merge(new Whose(use.technicalUser(), use.client()), use.lastAt(), CredentialUse::later);
            }
        }
        latest.forEach((whose, at) -> sql.sql("""
                insert into credential_use (technical_user, credential, last_at) values (?, ?, ?)
                on conflict (technical_user, credential) do update
                    set last_at = greatest(credential_use.last_at, excluded.last_at)
                """)
                .params(whose.technicalUser(), whose.credential().name(), Timestamp.from(at))
                .update());
    }

    /**
     * Another client has come in the present one's place.
     *
     * @param beside whether the present one works on for a while
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clientReplaced(String technicalUser, boolean beside) {
        sql.sql("delete from credential_use where technical_user = ? and credential = 'OLD_CLIENT'")
                .param(technicalUser)
                .update();
        if (beside) {
            sql.sql("insert into credential_use (technical_user, credential, last_at)"
                            + " select technical_user, 'OLD_CLIENT', last_at from credential_use"
                            + " where technical_user = ? and credential = 'CLIENT'")
                    .param(technicalUser)
                    .update();
        }
        sql.sql("delete from credential_use where technical_user = ? and credential = 'CLIENT'")
                .param(technicalUser)
                .update();
    }

    /** Of a technical user; what was never used is not there. */
    public Map<Credential, Instant> of(String technicalUser) {
        var uses = new EnumMap<Credential, Instant>(Credential.class);
        sql.sql("select credential, last_at from credential_use where technical_user = ?")
                .param(technicalUser)
                .query((row, _) -> Map.entry(
                        Credential.valueOf(row.getString("credential")),
                        row.getTimestamp("last_at").toInstant()))
                .list()
                .forEach(use -> uses.put(use.getKey(), use.getValue()));
        return uses;
    }

    /** When it was used last since it came to be; {@code null}: not yet, for all that was reported. */
    public static @Nullable Instant since(Map<Credential, Instant> uses, Credential credential, Instant cameToBe) {
        Instant last = uses.get(credential);
        return last == null || last.isBefore(cameToBe) ? null : last;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

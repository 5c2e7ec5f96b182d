package de.zugang.onboarding.pickup;

import de.zugang.servicekit.token.Sha256;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which secrets wait at the page. */
@Repository
public class Pickups {

    private final PickupProperties properties;
    private final PickupWords words;
    private final JdbcClient sql;
    private final Clock clock;

    Pickups(PickupProperties properties, PickupWords words, JdbcClient sql, Clock clock) {
        this.properties = properties;
        this.words = words;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What the e-mail says.
     *
     * @param until when the link ends
     */
    public record Sent(URI link, Instant until) {

        /** Without the link: a record's own would print it. */
        @Override
        public String toString() {
            return "Sent[" + until + "]";
        }
    }

    /** Whether secrets go this way from now on. */
    public boolean areOffered() {
        return properties.enabled();
    }

    /** Has the secret of a client wait; again, it waits for as long as at first, unless it was shown or closed. */
    @Transactional
    public Sent open(UUID order, String technicalUser, String clientId, Locale language) {
        Instant until = clock.instant().plus(properties.validFor());
        sql.sql("""
                insert into secret_pickup (order_id, technical_user, client_id, link_hash, expires_at)
                values (?, ?, ?, ?, ?) on conflict (order_id) do update set expires_at = excluded.expires_at
                """)
                .params(order, technicalUser, clientId, Sha256.of(words.link(order)), Timestamp.from(until))
                .update();
        URI link = URI.create(properties.url() + "/pickup/" + words.link(order)
                + (language.equals(Locale.ENGLISH) ? "?lang=en" : ""));
        return new Sent(link, until);
    }

    /** Nobody fetches it any more. */
    public void close(UUID order) {
        sql.sql("update secret_pickup set expires_at = least(expires_at, ?) where order_id = ?")
                .params(Timestamp.from(clock.instant()), order)
                .update();
    }

    /** The code of an order whose secret goes this way. */
    public Optional<String> code(UUID order, String clientId) {
        return sql.sql("select order_id from secret_pickup where order_id = ? and client_id = ?")
                .params(order, clientId)
                .query(UUID.class)
                .optional()
                .map(words::code);
    }

    /** The one behind a link. */
    Optional<Pickup> find(String link) {
        return of("", link);
    }

    /** As {@link #find}, locked until the present transaction ends. */
    Optional<Pickup> lock(String link) {
        return of(" for update", link);
    }

    private Optional<Pickup> of(String how, String link) {
        return sql.sql("select * from secret_pickup where link_hash = ?" + how)
                .param(Sha256.of(link))
                .query(Pickups::pickup)
                .optional();
    }

    void wrong(Pickup pickup) {
        sql.sql("update secret_pickup set wrong_codes = wrong_codes + 1 where order_id = ?")
                .param(pickup.order())
                .update();
    }

    void shown(Pickup pickup) {
        sql.sql("update secret_pickup set shown_at = ? where order_id = ?")
                .params(Timestamp.from(clock.instant()), pickup.order())
                .update();
    }

    private static Pickup pickup(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp shown = row.getTimestamp("shown_at");
        return new Pickup(
                row.getObject("order_id", UUID.class),
                row.getString("technical_user"),
                row.getString("client_id"),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("wrong_codes"),
                shown == null ? null : shown.toInstant());
    }

    /** A secret that waits, or waited. */
    record Pickup(
            UUID order,
            String technicalUser,
            String clientId,
            Instant until,
            int wrongCodes,
            @Nullable Instant shownAt) {}
}

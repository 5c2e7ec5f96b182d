package de.zugang.onboarding.sales;

import de.zugang.onboarding.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The referrals in PostgreSQL. What was referred stays; nobody changes it. */
@Repository
public class Referrals {

    private final JdbcClient sql;

    Referrals(JdbcClient sql) {
        this.sql = sql;
    }

    /** Newest first. */
    public List<Referral> latest(int most) {
        return sql.sql("select * from sales_referral order by referred_at desc, id limit ?")
                .param(most)
                .query((row, _) -> referral(row))
                .list();
    }

    public Optional<Referral> find(UUID id) {
        return sql.sql("select * from sales_referral where id = ?")
                .param(id)
                .query((row, _) -> referral(row))
                .optional();
    }

    void add(Referral referral) {
        CustomerNumber number = referral.customerNumber();
        sql.sql("""
                insert into sales_referral (id, company, customer_number, ticket, referred_by, referred_at)
                values (?, ?, ?, ?, ?, ?)
                """)
                .param(referral.id())
                .param(referral.company())
                .param(number == null ? null : number.value())
                .param(referral.ticket())
                .param(referral.referredBy())
                .param(Timestamp.from(referral.referredAt()))
                .update();
    }

    private static Referral referral(ResultSet row) throws SQLException {
        String number = row.getString("customer_number");
        return new Referral(
                row.getObject("id", UUID.class),
                row.getString("company"),
                number == null ? null : new CustomerNumber(number),
                row.getString("ticket"),
                row.getString("referred_by"),
                row.getTimestamp("referred_at").toInstant());
    }
}

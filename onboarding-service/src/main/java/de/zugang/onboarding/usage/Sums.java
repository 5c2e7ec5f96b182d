package de.zugang.onboarding.usage;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums in PostgreSQL. */
@Repository
public class Sums {

    /** For how many days sums are kept. */
    private static final int KEPT_DAYS = 400;

    private static final int BATCH = 500;

    /** One order for everybody, so that two reports never wait for each other. */
    private static final Comparator<Sum> ORDER = Comparator.comparing(Sum::technicalUser)
            .thenComparing(Sum::day)
            .thenComparing(Sum::product)
            .thenComparing(Sum::operation)
            .thenComparingInt(Sum::status)
            .thenComparing(sum -> stored(sum.customerNumber()));

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    Sums(JdbcTemplate jdbc, JdbcClient sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    void add(List<Sum> sums) {
        jdbc.batchUpdate("""
                insert into usage_sum (technical_user, day, product, operation, status, customer_number, calls,
                                       first_at, last_at, total_millis, maximum_millis)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (technical_user, day, product, operation, status, customer_number) do update set
                    calls = usage_sum.calls + excluded.calls,
                    first_at = least(usage_sum.first_at, excluded.first_at),
                    last_at = greatest(usage_sum.last_at, excluded.last_at),
                    total_millis = usage_sum.total_millis + excluded.total_millis,
                    maximum_millis = greatest(usage_sum.maximum_millis, excluded.maximum_millis)
                """, sums.stream().sorted(ORDER).toList(), BATCH, (statement, sum) -> {
            statement.setString(1, sum.technicalUser());
            statement.setDate(2, Date.valueOf(sum.day()));
            statement.setString(3, sum.product());
            statement.setString(4, sum.operation());
            statement.setInt(5, sum.status());
            statement.setString(6, stored(sum.customerNumber()));
            statement.setLong(7, sum.calls());
            statement.setTimestamp(8, Timestamp.from(sum.firstAt()));
            statement.setTimestamp(9, Timestamp.from(sum.lastAt()));
            statement.setLong(10, sum.totalMillis());
            statement.setLong(11, sum.maximumMillis());
        });
    }

    /** All of a technical user between two days, both inclusive; by day, then product, operation, status. */
    public List<Sum> of(String technicalUser, LocalDate from, LocalDate to) {
        return sql.sql("""
                select * from usage_sum where technical_user = ? and day between ? and ?
                order by day, product, operation, status, customer_number
                """)
                .params(technicalUser, from, to)
                .query((row, _) -> new Sum(
                        row.getString("technical_user"),
                        row.getString("product"),
                        row.getString("operation"),
                        row.getInt("status"),
                        read(row.getString("customer_number")),
                        row.getLong("calls"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant(),
                        row.getLong("total_millis"),
                        row.getLong("maximum_millis")))
                .list();
    }

    void forgetOld(LocalDate today) {
        sql.sql("delete from usage_sum where day < ?")
                .param(today.minusDays(KEPT_DAYS))
                .update();
    }

    private static String stored(@Nullable String customerNumber) {
        return customerNumber == null ? "" : customerNumber;
    }

    private static @Nullable String read(String customerNumber) {
        return customerNumber.isEmpty() ? null : customerNumber;
    }
}

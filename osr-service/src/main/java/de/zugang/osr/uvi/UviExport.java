package de.zugang.osr.uvi;

import de.zugang.osr.access.Access;
import de.zugang.osr.period.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells for every residential unit in service with a contract for S-COR who receives the consumption information of a
 * month. Reads with a cursor, so that its memory does not grow with the register.
 */
@Component
class UviExport {

    private static final int ROWS_AT_A_TIME = 1000;

    private final Access access;
    private final JdbcTemplate jdbc;

    UviExport(Access access, DataSource database) {
        this.access = access;
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(ROWS_AT_A_TIME);
    }

    /** Hands over the lines in the order of the units' numbers. */
    void export(YearMonth month, Consumer<UviLine> sink) {
        Period days = Period.of(month);
        var units = new Units(days, sink);
        access.operate(() -> {
            jdbc.query("""
                    select u.id, b.customer_number, b.mscnumber as billing_unit, u.mscnumber as residential_unit,
                           r.valid_from, r.valid_to, p.pmnumber, p.mscnumber, p.name, p.firstname, p.additionalname
                      from billing_unit b
                      join residential_unit u on u.billing_unit_id = b.id
                      left join on_site_role r on r.residential_unit_id = u.id and r.code = 'S-COR'
                           and coalesce(r.valid_from, '-infinity') <= ? and coalesce(r.valid_to, 'infinity') >= ?
                      left join partner p on p.residential_unit_id = u.id and p.pmnumber = r.pmnumber
                     where 'S-COR' = any (b.contracts) and not u.decommissioned
                     order by b.mscnumber, u.mscnumber, u.id, r.valid_from nulls first, r.id
                    """, units::add, days.lastDay(), days.firstDay());
            units.finish();
            return days;
        });
    }

    /** Gathers the rows of one unit, then hands its lines over. */
    private static final class Units {

        private final Period month;
        private final Consumer<UviLine> sink;
        private final List<MonthOfUnit.Stay> stays = new ArrayList<>();
        private @Nullable MonthOfUnit present;
        private long presentId;

        Units(Period month, Consumer<UviLine> sink) {
            this.month = month;
            this.sink = sink;
        }

        void add(ResultSet row) throws SQLException {
            if (present == null || row.getLong("id") != presentId) {
                finish();
                presentId = row.getLong("id");
                present = new MonthOfUnit(
                        row.getString("customer_number"),
                        row.getString("billing_unit"),
                        row.getString("residential_unit"),
                        List.of());
            }
            if (row.getString("pmnumber") != null) {
                stays.add(new MonthOfUnit.Stay(
                        new Period(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)),
                        new UviLine.Recipient(
                                row.getString("pmnumber"),
                                row.getString("mscnumber"),
                                row.getString("name"),
                                row.getString("firstname"),
                                row.getString("additionalname"))));
            }
        }

        void finish() {
            if (present != null) {
                new MonthOfUnit(present.customerNumber(), present.billingUnit(), present.residentialUnit(), stays)
                        .divide(month)
                        .forEach(sink);
            }
            stays.clear();
        }
    }
}

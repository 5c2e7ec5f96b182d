package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Technical users in PostgreSQL. */
@Repository
class StoredTechnicalUsers implements TechnicalUsers {

    private final TechnicalUserRows rows;
    private final JdbcAggregateTemplate aggregates;
    private final JdbcClient sql;

    StoredTechnicalUsers(TechnicalUserRows rows, JdbcAggregateTemplate aggregates, JdbcClient sql) {
        this.rows = rows;
        this.aggregates = aggregates;
        this.sql = sql;
    }

    @Override
    public boolean reserve(TechnicalUser user) {
        if (taken(user.name())) {
            return false;
        }
        aggregates.insert(TechnicalUserRow.of(user));
        return true;
    }

    /** Two orders that draw the same name at the same moment: the second one's insert fails and its step is repeated. */
    private boolean taken(TechnicalUserName name) {
        return sql.sql("select exists(select from technical_user where name = ?)")
                .param(name.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<TechnicalUser> named(TechnicalUserName name) {
        return rows.findById(name.value()).map(TechnicalUserRow::toTechnicalUser);
    }

    @Override
    public Optional<TechnicalUser> lock(TechnicalUserName name) {
        return rows.findByName(name.value()).map(TechnicalUserRow::toTechnicalUser);
    }

    @Override
    public List<TechnicalUser> of(Set<CustomerNumber> customerNumbers) {
        String[] wanted = customerNumbers.stream().map(CustomerNumber::value).toArray(String[]::new);
        return sql
                .sql(
                        "select name from technical_user where state <> 'ENDED' and customer_numbers && ?::text[] order by name limit 100")
                .param(wanted)
                .query((row, _) -> Objects.requireNonNull(row.getString("name")))
                .list()
                .stream()
                .flatMap(name -> rows.findById(name).stream())
                .map(TechnicalUserRow::toTechnicalUser)
                .toList();
    }

    @Override
    public Optional<TechnicalUser> ofOrder(UUID orderId) {
        return rows.findByOrderId(orderId).map(TechnicalUserRow::toTechnicalUser);
    }

    @Override
    public void save(TechnicalUser user) {
        aggregates.update(TechnicalUserRow.of(user));
    }
}

package de.zugang.onboarding.customer;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of customers in PostgreSQL. */
@Repository
class StoredCustomers implements Customers {

    private final JdbcClient sql;
    private final Clock clock;

    StoredCustomers(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<CustomerNumber, Customer> find(Collection<CustomerNumber> numbers) {
        return sql
                .sql("select * from customer where customer_number = any(?)")
                .param(numbers.stream().map(CustomerNumber::value).toArray(String[]::new))
                .query(StoredCustomers::customer)
                .list()
                .stream()
                .collect(Collectors.toMap(Customer::number, Function.identity()));
    }

    @Override
    public List<CustomerNumber> belongingTo(CustomerNumber main) {
        return sql.sql("select customer_number from customer where main_customer_number = ? order by customer_number")
                .param(main.value())
                .query((row, _) -> new CustomerNumber(row.getString("customer_number")))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Counts bringIn(List<Customer> customers) {
        var before = find(customers.stream().map(Customer::number).toList());
        int changed = 0;
        int unchanged = 0;
        for (Customer customer : mainOnesFirst(customers)) {
            Customer known = before.get(customer.number());
            if (customer.equals(known)) {
                unchanged++;
            } else {
                store(customer);
                changed += known == null ? 0 : 1;
            }
        }
        return new Counts(customers.size() - changed - unchanged, changed, unchanged);
    }

    /** The others refer to them. */
    private static List<Customer> mainOnesFirst(List<Customer> customers) {
        return customers.stream()
                .sorted((one, other) -> Boolean.compare(!isMain(one), !isMain(other)))
                .toList();
    }

    private static boolean isMain(Customer customer) {
        return customer.number().equals(customer.mainCustomerNumber());
    }

    private void store(Customer customer) {
        sql.sql("""
                insert into customer
                    (customer_number, main_customer_number, company, active, documents_signed_on, imported_at)
                values (:number, :main, :company, :active, :signed, :now)
                on conflict (customer_number) do update set main_customer_number = excluded.main_customer_number,
                    company = excluded.company, active = excluded.active,
                    documents_signed_on = excluded.documents_signed_on, imported_at = excluded.imported_at
                """)
                .param("number", customer.number().value())
                .param("main", customer.mainCustomerNumber().value())
                .param("company", customer.company())
                .param("active", customer.active())
                .param(
                        "signed",
                        customer.documentsSignedOn() == null ? null : Date.valueOf(customer.documentsSignedOn()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        Date signed = row.getDate("documents_signed_on");
        return new Customer(
                new CustomerNumber(row.getString("customer_number")),
                new CustomerNumber(row.getString("main_customer_number")),
                row.getString("company"),
                row.getBoolean("active"),
                signed == null ? null : signed.toLocalDate());
    }
}

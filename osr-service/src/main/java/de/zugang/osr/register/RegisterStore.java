package de.zugang.osr.register;

import de.zugang.osr.unit.BillingUnitNumber;
import de.zugang.osr.unit.MscProperties;
import de.zugang.osr.unit.ResidentialUnitNumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts units into the register, recognised by their external id. */
@Component
class RegisterStore {

    private static final Pattern CUSTOMER_NUMBER = Pattern.compile("[0-9]{10}");

    private final JdbcClient jdbc;
    private final MscProperties mscs;

    RegisterStore(JdbcClient jdbc, MscProperties mscs) {
        this.jdbc = jdbc;
        this.mscs = mscs;
    }

    Outcome put(RegisterLine.OfBillingUnit line) {
        Optional<BillingUnitNumber> number = BillingUnitNumber.parse(line.mscnumber());
        if (number.isEmpty()) {
            return new Outcome.Refused("mscnumber: " + line.mscnumber() + " (expected: 6 digits, or 099 and 6 digits)");
        }
        if (!CUSTOMER_NUMBER.matcher(line.customerNumber()).matches()) {
            return new Outcome.Refused("customerNumber: " + line.customerNumber() + " (expected: ten digits)");
        }
        if (mscs.named(line.msc()).isEmpty()) {
            return new Outcome.Refused("msc: " + line.msc() + " (expected: one of the configured MSCs)");
        }
        if (isTaken(number.get(), line.externalId())) {
            return new Outcome.Refused("mscnumber: " + number.get() + " (expected: not used by another billing unit)");
        }
        Outcome outcome = upsert(line, number.get());
        if (outcome instanceof Outcome.Changed) {
            handOver(line);
        }
        return outcome;
    }

    private boolean isTaken(BillingUnitNumber number, String externalId) {
        return jdbc.sql("select exists (select from billing_unit where mscnumber = ? and external_id <> ?)")
                .params(number.digits(), externalId)
                .query(Boolean.class)
                .single();
    }

    private Outcome upsert(RegisterLine.OfBillingUnit line, BillingUnitNumber number) {
        Set<String> contracts = line.contracts() == null ? Set.of() : line.contracts();
        return jdbc.sql("""
                insert into billing_unit as known
                       (external_id, customer_number, mscnumber, pmnumber, msc, contracts, closed_until)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (external_id) do update
                   set customer_number = excluded.customer_number, mscnumber = excluded.mscnumber,
                       pmnumber = excluded.pmnumber, msc = excluded.msc, contracts = excluded.contracts,
                       closed_until = excluded.closed_until
                 where (known.customer_number, known.mscnumber, known.pmnumber, known.msc, known.contracts,
                        known.closed_until)
                       is distinct from (excluded.customer_number, excluded.mscnumber, excluded.pmnumber, excluded.msc,
                                         excluded.contracts, excluded.closed_until)
                returning xmax = 0 as created
                """)
                .param(line.externalId())
                .param(line.customerNumber())
                .param(number.digits())
                .param(line.pmnumber())
                .param(line.msc())
                .param(contracts.stream().sorted().toArray(String[]::new))
                .param(line.closedUntil())
                .query((row, _) -> outcome(row.getBoolean("created")))
                .optional()
                .orElseGet(Outcome.Unchanged::new);
    }

    /** All that belongs to a billing unit goes with it to another customer. */
    private void handOver(RegisterLine.OfBillingUnit line) {
        jdbc.sql("""
                with moved as (
                    update residential_unit u set customer_number = b.customer_number from billing_unit b
                     where b.external_id = ? and u.billing_unit_id = b.id and u.customer_number <> b.customer_number
                    returning u.id, u.customer_number),
                roles as (
                    update on_site_role r set customer_number = moved.customer_number from moved
                     where r.residential_unit_id = moved.id)
                update partner p set customer_number = moved.customer_number from moved
                 where p.residential_unit_id = moved.id
                """).param(line.externalId()).update();
    }

    Outcome put(RegisterLine.OfResidentialUnit line) {
        Optional<ResidentialUnitNumber> number = ResidentialUnitNumber.parse(line.mscnumber());
        if (number.isEmpty()) {
            return new Outcome.Refused("mscnumber: " + line.mscnumber() + " (expected: 1 to 4 digits)");
        }
        if (!isKnown(line.billingUnit())) {
            return new Outcome.Refused("billingUnit: unknown (expected: the externalId of a billing unit before it)");
        }
        return upsert(line, number.get());
    }

    private Outcome upsert(RegisterLine.OfResidentialUnit line, ResidentialUnitNumber number) {
        return jdbc.sql("""
                insert into residential_unit as known
                       (external_id, billing_unit_id, customer_number, mscnumber, pmnumber, decommissioned)
                select ?, b.id, b.customer_number, ?, ?, ? from billing_unit b where b.external_id = ?
                on conflict (external_id) do update
                   set billing_unit_id = excluded.billing_unit_id, customer_number = excluded.customer_number,
                       mscnumber = excluded.mscnumber, pmnumber = excluded.pmnumber,
                       decommissioned = excluded.decommissioned
                 where (known.billing_unit_id, known.mscnumber, known.pmnumber, known.decommissioned)
                       is distinct from
                       (excluded.billing_unit_id, excluded.mscnumber, excluded.pmnumber, excluded.decommissioned)
                returning xmax = 0 as created
                """)
                .param(line.externalId())
                .param(number.digits())
                .param(line.pmnumber())
                .param(Boolean.TRUE.equals(line.decommissioned()))
                .param(line.billingUnit())
                .query((row, _) -> outcome(row.getBoolean("created")))
                .optional()
                .orElseGet(Outcome.Unchanged::new);
    }

    private boolean isKnown(String billingUnit) {
        return jdbc.sql("select exists (select from billing_unit where external_id = ?)")
                .param(billingUnit)
                .query(Boolean.class)
                .single();
    }

    private static Outcome outcome(boolean created) {
        return created ? new Outcome.Created() : new Outcome.Changed();
    }
}

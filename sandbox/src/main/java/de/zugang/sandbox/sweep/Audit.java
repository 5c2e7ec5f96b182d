package de.zugang.sandbox.sweep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks into the database, past the service: what became of what the journal holds. */
record Audit(Connection connection) {

    long waiting() throws SQLException {
        return number("select count(*) from osr.waiting_delivery");
    }

    /** Deliveries of the journal that are not there or did not succeed. */
    List<String> lost(List<Journal.Line> journal) throws SQLException {
        Map<String, String> ends = pairs("select id::text, status from osr.delivery");
        return journal.stream()
                .filter(line -> !"SUCCESS".equals(ends.get(line.id())))
                .map(line -> line.text().strip() + " " + ends.get(line.id()))
                .toList();
    }

    /** Every delivery in the database was answered, since writers go on until they have the answer. */
    int strangers(List<Journal.Line> journal) throws SQLException {
        return (int) number("select count(*) from osr.delivery") - journal.size();
    }

    List<String> wrongUnits(List<Journal.Line> journal) throws SQLException {
        var last = new HashMap<String, Integer>();
        journal.forEach(line -> last.merge(line.unit(), line.step(), Math::max));
        Map<String, String> begins = pairs("""
            select u.mscnumber, string_agg(r.valid_from::text, ' ')
              from osr.on_site_role r join osr.residential_unit u on u.id = r.residential_unit_id group by 1
            """);
        var wrong = new ArrayList<String>();
        last.forEach((unit, step) -> {
            if (!Chain.begin(step).toString().equals(begins.get(unit))) {
                wrong.add(unit + ": " + begins.get(unit) + " (expected: " + Chain.begin(step) + ")");
            }
        });
        return wrong;
    }

    private Map<String, String> pairs(String query) throws SQLException {
        var pairs = new HashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}

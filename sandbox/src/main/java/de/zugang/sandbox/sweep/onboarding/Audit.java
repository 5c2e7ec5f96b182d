package de.zugang.sandbox.sweep.onboarding;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks into the databases, past the services: what became of what the journal holds, and what nobody ordered. */
record Audit(Connection platform, Connection keycloak) {

    /** Orders that have not ended. */
    long unfinished() throws SQLException {
        return number("select count(*) from onboarding.customer_order where state <> 'DONE'");
    }

    /** Orders of which a step was begun more than once: somebody died in it, or something was away. */
    long takenUpAgain() throws SQLException {
        return number("select count(distinct order_id) from onboarding.provisioning_step"
                + " where attempts > 1 and step <> 'CONFIRM_GATEWAYS'");
    }

    /** Accepted orders that are not there or have not ended as they should. */
    List<String> lost(Map<Probe, String> accepted) throws SQLException {
        Map<String, String> ends = pairs("select id::text, state from onboarding.customer_order");
        return accepted.entrySet().stream()
                .filter(each -> !"DONE".equals(ends.get(each.getValue())))
                .map(each -> each.getKey().email() + " " + ends.get(each.getValue()))
                .toList();
    }

    /** The addresses of all orders; an attempt that was not answered may be among them. */
    Set<String> addresses() throws SQLException {
        return column("select content::jsonb ->> 'email' from onboarding.customer_order");
    }

    /** How often somebody began to send the e-mail of an order, by its address: so often it may have left. */
    Map<String, Integer> mailings() throws SQLException {
        var mailings = new HashMap<String, Integer>();
        pairs("select content::jsonb ->> 'email', attempts::text from onboarding.customer_order o"
                        + " join onboarding.provisioning_step s on s.order_id = o.id and s.step = 'E_MAIL'")
                .forEach((address, attempts) -> mailings.put(address, Integer.parseInt(attempts)));
        return mailings;
    }

    /**
     * What is on one side only.
     *
     * @param keyHashes of the keys that were sent
     */
    List<String> orphans(Set<String> keyHashes) throws SQLException {
        var orphans = new TreeSet<String>();
        Set<String> users = column("select client_id from onboarding.technical_user");
        differences("client", clients(), users, orphans);
        differences(
                "order without technical user",
                column("select id::text from onboarding.customer_order"),
                column("select order_id::text from onboarding.technical_user"),
                orphans);
        differences("key", column("select hash from onboarding.subscription_key"), keyHashes, orphans);
        return List.copyOf(orphans);
    }

    /** Clients at Keycloak that are ours, by their form. */
    private Set<String> clients() throws SQLException {
        try (var statement = keycloak.createStatement();
                var rows = statement.executeQuery("select client_id from client where client_id like 'zgc-%'")) {
            var found = new HashSet<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void differences(String what, Set<String> here, Set<String> there, Set<String> found) {
        here.stream().filter(each -> !there.contains(each)).forEach(each -> found.add(what + " only here: " + each));
        there.stream().filter(each -> !here.contains(each)).forEach(each -> found.add(what + " only there: " + each));
    }

    private Set<String> column(String query) throws SQLException {
        try (var statement = platform.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new HashSet<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private Map<String, String> pairs(String query) throws SQLException {
        try (var statement = platform.createStatement();
                var rows = statement.executeQuery(query)) {
            var pairs = new HashMap<String, String>();
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = platform.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}

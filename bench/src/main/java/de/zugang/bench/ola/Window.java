package de.zugang.bench.ola;

import de.zugang.bench.database.Server;
import java.util.List;
import java.util.stream.IntStream;

/** The past 24 hours as they are loaded: requests at equal distances, of so many customer numbers in turns. */
record Window(Server server, String database, int count) {

    private static final int PER_CUSTOMER = 1000;
    private static final int LEAST_CUSTOMERS = 200;
    private static final int PARTS = 2;
    private static final int OF_ONE_USER = 10;
    private static final int MOST_USERS = 20;
    private static final int HOURS = 24;
    private static final int MOST_CALLS = 20;

    /** Stored in the window, a few seconds short of it at both ends. */
    private static final double SECONDS = 86_000;

    private static final String CONTENT = """
            {"result": "APPROVED", "cardNumber": "************1234", "merchant": {"id": "DE-4711", "name": "Autohof Musterstadt", "country": "DE"}, "amount": {"value": 83.25, "currency": "EUR"}, "products": [{"code": "DIESEL", "name": "Diesel", "quantity": 51.2, "unit": "l"}]}""";

    int customers() {
        return Math.max(LEAST_CUSTOMERS, count / PER_CUSTOMER);
    }

    int users() {
        return Math.min(MOST_USERS, customers() / OF_ONE_USER);
    }

    /** Those of one of the technical users, none of whom shares one with another. */
    List<String> customerNumbers(int user) {
        return IntStream.range(0, OF_ONE_USER)
                .mapToObj(i -> "%010d".formatted(user * OF_ONE_USER + i))
                .toList();
    }

    void load() {
        server.run(database, "select ola.ensure_partitions(now())");
        int part = count / PARTS;
        server.runTogether(
                database,
                IntStream.range(0, PARTS)
                        .mapToObj(i ->
                                insert("now() - interval '30 seconds'", SECONDS / count, i * part + 1, (i + 1) * part))
                        .toList());
        server.run(
                database,
                "update ola.stream set position = " + count + ", complete_until = now()",
                "vacuum analyze ola.authorization_request",
                "checkpoint");
    }

    /** An hour's worth of requests that ended more than 24 hours ago. */
    void loadPast() {
        server.run(database, "select ola.ensure_partitions(now() - interval '3 hours')");
        int hour = count / HOURS;
        server.run(
                database,
                insert(
                        "date_trunc('hour', now() - interval '25 hours') - interval '1 second'",
                        3_000.0 / hour,
                        1,
                        hour));
    }

    /** Asks until it is done: a call leaves to the next one what somebody else, such as a vacuum, is at. */
    void dropPast() {
        for (int call = 0; call < MOST_CALLS && past() > 0; call++) {
            server.run(database, "select ola.drop_partitions(now())");
        }
    }

    int partitions() {
        return count("true");
    }

    private int past() {
        return count(
                "right(inhrelid::regclass::text, 10) <= to_char((now() - interval '25 hours') at time zone 'UTC', 'YYYYMMDDHH24')");
    }

    private int count(String condition) {
        return Integer.parseInt(server.value(
                database,
                "select count(*) from pg_inherits where inhparent = 'ola.authorization_request'::regclass and "
                        + condition));
    }

    private String insert(String newest, double distance, int first, int last) {
        return """
                insert into ola.authorization_request (requested_at, id, customer_number, position, version, content)
                select %s - i * interval '%.6f seconds', 'b-' || i, lpad((i %% %d)::text, 10, '0'), i, 1, '%s'::jsonb
                  from generate_series(%d, %d) i
                """.formatted(newest, distance, customers(), CONTENT, first, last);
    }
}

package de.zugang.bench.onboarding;

import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.sandbox.endpoints.Endpoints;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Pages of the desk while many orders are stored. */
final class DeskPages {

    private static final double AIM = 500;
    private static final int WARM_UP = 20;

    private final Endpoints endpoints;

    DeskPages(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Section measure(int stored, int requests) {
        store(stored);
        var desk = new DeskSession(endpoints);
        var figures = new ArrayList<Figure>();
        for (String page : List.of("/desk", "/desk?text=Bestand", "/desk?text=Bestand+" + stored / 2, newest())) {
            for (int number = 0; number < WARM_UP; number++) {
                desk.get(page);
            }
            var times = new ArrayList<Double>();
            for (int number = 0; number < requests; number++) {
                long began = System.nanoTime();
                desk.get(page);
                times.add((System.nanoTime() - began) / 1e6);
            }
            figures.addAll(Percentiles.of(named(page), times, AIM));
        }
        return new Section(
                "Pages of the desk",
                List.of(
                        "%,d orders are stored besides; each page is asked for %d times in a session of customer service, one after the other."
                                .formatted(stored, requests)),
                figures);
    }

    private static String named(String page) {
        if (page.equals("/desk")) {
            return "queue";
        }
        return page.startsWith("/desk?")
                ? "search for " + page.substring("/desk?text=".length()).replace('+', ' ')
                : "page of an order";
    }

    /** Copies of an order that is done, with companies and numbers of their own, over the last year. */
    private void store(int count) {
        run("""
                insert into customer_order (id, version, kind, state, entitlements, company, main_customer_number, technical_user, ticket,
                    content, placed_by, placed_at, due_at, approved_at, done_at, approval)
                select gen_random_uuid(), 1, kind, state, entitlements, 'Bestand ' || n, lpad((5000000 + n)::text, 10, '0'),
                    'tu-bestand-' || n, 'TCK' || n, content, placed_by, now() - n * interval '5 minutes',
                    now() - n * interval '5 minutes' + interval '10 days', approved_at, done_at, approval
                from (select * from customer_order where state = 'DONE' and kind = 'NEW_TECHNICAL_USER' limit 1) one,
                    generate_series(1, %d) n
                """.formatted(count));
        run("analyze customer_order");
    }

    private String newest() {
        try (var connection = connect();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select id from customer_order where state = 'DONE' and company not like 'Bestand%'"
                                        + " and kind = 'NEW_TECHNICAL_USER' order by placed_at desc limit 1")) {
            row.next();
            return "/desk/orders/" + row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private void run(String statement) {
        try (var connection = connect();
                var work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private java.sql.Connection connect() throws SQLException {
        Endpoints.Database database = endpoints.database();
        String separator = database.url().contains("?") ? "&" : "?";
        return DriverManager.getConnection(
                database.url() + separator + "currentSchema=onboarding", database.user(), database.password());
    }
}

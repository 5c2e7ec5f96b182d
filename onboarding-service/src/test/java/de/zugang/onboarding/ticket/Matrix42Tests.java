package de.zugang.onboarding.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Asking the service desk, over the documented wire format. */
class Matrix42Tests {

    /** A page holds 200. Tickets that cannot become orders stay in the list and must not hide those behind them. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "199, 1", "200, 1", "201, 1", "650, 1", "0, 0", "200, 0", "201, 0", "650, 0"})
    void findsEveryTicketOnceOnHoweverManyPagesAndFromWhicheverNumberTheyAreCounted(int count, int firstPage) {
        try (var fake = new FakeMatrix42()) {
            fake.countsPagesFrom(firstPage);
            var expected = new HashSet<String>();
            for (int number = 0; number < count; number++) {
                expected.add(fake.add("Firma: Muster").objectId);
            }

            List<Matrix42.Ticket> found = matrix42(fake).fresh();

            assertThat(found).extracting(Matrix42.Ticket::objectId).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(fake.trouble).isEmpty();
        }
    }

    private static Matrix42 matrix42(FakeMatrix42 fake) {
        Matrix42Properties properties = new Binder(new MapConfigurationPropertySource(Map.of(
                        "matrix42.url", URI.create(fake.url()),
                        "matrix42.api-token", FakeMatrix42.API_TOKEN,
                        "matrix42.category", FakeMatrix42.CATEGORY)))
                .bind("matrix42", Matrix42Properties.class)
                .get();
        return new Matrix42(properties, new Matrix42Calls(properties, JsonMapper.shared(), Clock.systemUTC()));
    }
}

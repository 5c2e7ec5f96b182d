package de.zugang.sandbox.platform;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.PrivateFile;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Tokens;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two technical users that every sandbox has ready: made by real orders, and kept as long as the data.
 *
 * @param probe an address behind the gateway that needs both key and credentials
 */
record DemoUsers(Http http, Tokens tokens, Onboarding onboarding, URI probe, PrivateFile file) {

    /** What the file holds. */
    record Both(TechnicalUser technicalUser, TechnicalUser otherTechnicalUser) {}

    /** Those of last time if they still work, otherwise new ones. */
    Both ensure(Endpoints.User customerService) {
        Optional<Both> kept =
                file.read(Both.class).filter(both -> works(both.technicalUser()) && works(both.otherTechnicalUser()));
        return kept.orElseGet(() -> {
            String staff = tokens.staff(customerService);
            OrderForm first = form("Muster Hausverwaltung GmbH", "0000123456", "muster-hausverwaltung.example", "de");
            OrderForm other = form("Other Property Managers Ltd", "0000999999", "other-managers.example", "en");
            onboarding.place(staff, first);
            onboarding.place(staff, other);
            var made = new Both(onboarding.awaitCredentials(first), onboarding.awaitCredentials(other));
            file.write(made);
            return made;
        });
    }

    /**
     * An address and a number of its own each time: an order that an interrupted start has left behind goes on too, and its
     * messages must not be taken for those of this one.
     */
    private static OrderForm form(String company, String customer, String domain, String language) {
        int number = ThreadLocalRandom.current().nextInt(1_000_000);
        return new OrderForm(
                company, customer, "it-%06d@%s".formatted(number, domain), "+4915122%06d".formatted(number), language);
    }

    /** Anything but a refusal of the credentials; what they may see does not matter here. */
    private boolean works(TechnicalUser user) {
        String basic = Base64.getEncoder()
                .encodeToString((user.clientId() + ":" + user.clientSecret())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Answer answer = http.get(
                probe, Map.of("Authorization", "Basic " + basic, "Ocp-Apim-Subscription-Key", user.subscriptionKey()));
        return answer.status() == 200 || answer.status() == 404;
    }
}

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

/**
 * The two technical users that every sandbox has ready: made by real orders, and kept as long as the data.
 *
 * @param probe an address behind the gateway that needs both key and credentials
 */
record DemoUsers(Http http, Tokens tokens, Onboarding onboarding, URI probe, PrivateFile file) {

    private static final OrderForm FIRST = new OrderForm(
            "Muster Hausverwaltung GmbH", "0000123456", "it@muster-hausverwaltung.example", "+4915123456789", "de");
    private static final OrderForm OTHER = new OrderForm(
            "Other Property Managers Ltd", "0000999999", "it@other-managers.example", "+4915123456780", "en");

    /** What the file holds. */
    record Both(TechnicalUser technicalUser, TechnicalUser otherTechnicalUser) {}

    /** Those of last time if they still work, otherwise new ones. */
    Both ensure(Endpoints.User customerService) {
        Optional<Both> kept =
                file.read(Both.class).filter(both -> works(both.technicalUser()) && works(both.otherTechnicalUser()));
        return kept.orElseGet(() -> {
            String staff = tokens.staff(customerService);
            onboarding.place(staff, FIRST);
            onboarding.place(staff, OTHER);
            var made = new Both(onboarding.awaitCredentials(FIRST), onboarding.awaitCredentials(OTHER));
            file.write(made);
            return made;
        });
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

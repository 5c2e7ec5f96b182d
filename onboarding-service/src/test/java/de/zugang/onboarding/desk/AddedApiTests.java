package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.catalogue.CatalogueLocations;
import de.zugang.howto.HowTo;
import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.order.Entitlements;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUserState;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;

/** Follows docs/howto/add-an-api.md: the new APIs can be ordered, the open one and the one that needs an approval. */
class AddedApiTests extends DeskTest {

    private static final Pattern HASH = Pattern.compile("name=\"reachHash\" value=\"([^\"]+)\"");

    @TempDir
    private static Path directory;

    @Autowired
    private TechnicalUsers users;

    @Autowired
    private TransactionTemplate transaction;

    @DynamicPropertySource
    static void added(DynamicPropertyRegistry registry) {
        registry.add("zugang.catalogue.locations", () -> HowTo.locations(directory.resolve("apis")));
    }

    @Test
    void isShownAmongWhatAnOrderMakesReachableAndTheOrderCanBePlaced() {
        var order = complete();

        assertThat(html(send("/desk/orders/check", ANNA, order)))
                .contains("Gradtagszahlen: Gradtagszahlen eines Monats an einer Wetterstation.")
                .contains("On-Site Roles:")
                .doesNotContain("Autorisierungsdaten der letzten", "Vorhersage der Gradtagszahlen");
        assertThat(html(send("/desk/orders/check?lang=en", ANNA, order))).contains("Degree days: Heating degree days");
        assertThat(placed(ANNA, order)).startsWith("/desk/orders/");
    }

    @Test
    void theGatedOneIsOrderedWithANewTechnicalUserAndDecidedByTheRoleThatTheCatalogueNames() {
        assertThat(html(open("/desk/orders/new", ANNA)))
                .contains("id=\"entitlement-FORECAST\"", "Gradtags-Vorhersage", "Braucht eine Zustimmung (Betrieb).");
        String path = placed(ANNA, with(complete(), "entitlements", "FORECAST"));

        assertThat(html(open("/desk/approvals", OLGA))).contains(path);
        assertThat(html(open(path, LEA))).doesNotContain("/entitlements/FORECAST");
        assertThat(send(path + "/entitlements/FORECAST", LEA, approval())).hasStatus(403);
        assertThat(html(open(path, OLGA)))
                .contains("/entitlements/FORECAST", "Vorhersage der Gradtagszahlen der nächsten sieben Tage");
        assertThat(send(path + "/entitlements/FORECAST", OLGA, approval()))
                .flash()
                .containsEntry("done", "entitlement-approved");
    }

    @Test
    void theGatedOneIsGrantedToATechnicalUserThatExists() {
        var name = new TechnicalUserName("tu-wetter-aa22");
        exists(name, Set.of());
        String way = "/desk/technical-users/" + name + "/change/grant-entitlement";
        assertThat(html(open("/desk/technical-users/" + name, ANNA))).contains(way + "?entitlement=FORECAST");
        var fields = with(with(approval(), "entitlement", "FORECAST"), "customerNumbers", "");
        assertThat(html(send(way + "/check", ANNA, fields)))
                .contains("Vorhersage: Vorhersage der Gradtagszahlen der nächsten sieben Tage.", "Betrieb");
        String order = Objects.requireNonNull(send(
                        way + "/place",
                        ANNA,
                        with(fields, "number", UUID.randomUUID().toString()))
                .getResponse()
                .getRedirectedUrl());

        var shown = HASH.matcher(html(open(order, OLGA)));
        assertThat(shown.find()).isTrue();
        var decision = with(approval(), "reachHash", shown.group(1));
        assertThat(send(order + "/decision", LEA, decision)).hasStatus(403);
        assertThat(send(order + "/decision", OLGA, decision)).flash().containsEntry("done", "agreed");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(users.named(name).orElseThrow().entitlements())
                        .containsExactly("FORECAST"));
    }

    @Test
    void twoApprovalsOfOneOrderAreTwoPersons() {
        var uwe = person("uwe", "sales-lead", "operator");
        var name = new TechnicalUserName("tu-wetter-bb22");
        exists(name, Set.of("OLA", "FORECAST"));
        String order = Objects.requireNonNull(send(
                        "/desk/technical-users/" + name + "/change/add-customer-numbers/place",
                        ANNA,
                        with(approval(), "number", UUID.randomUUID().toString()))
                .getResponse()
                .getRedirectedUrl());
        var shown = HASH.matcher(html(open(order, uwe)));
        assertThat(shown.find()).isTrue();
        var decision = with(approval(), "reachHash", shown.group(1));

        assertThat(send(order + "/decision", uwe, decision)).flash().containsEntry("done", "agreed");
        assertThat(send(order + "/decision", uwe, decision)).flash().containsEntry("refused", "agreed-before");
        assertThat(users.named(name).orElseThrow().customerNumbers()).hasSize(1);
        assertThat(send(order + "/decision", OLGA, decision)).flash().containsEntry("done", "agreed");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(users.named(name).orElseThrow().customerNumbers())
                        .hasSize(4));
    }

    /** It could be demanded at the gateway and never be granted here. */
    @Test
    void anApproverWhoDecidesOnNothingIsRefusedAtTheStart() throws IOException {
        var other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("catalogue.yaml"), """
                entitlements:
                  WEATHER:
                    title: {de: Wetter, en: Weather}
                    summary: {de: Wetter, en: weather}
                    approver: auditor
                apis: {}
                """);
        var locations = new CatalogueLocations(
                List.of("classpath:/api-spec/", other.toUri().toString()));

        assertThatThrownBy(() -> new Entitlements(locations.read()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("approver");
    }

    private static MultiValueMap<String, String> approval() {
        return with(with(complete(), "approve", "true"), "reason", "Vertrag liegt vor");
    }

    private void exists(TechnicalUserName name, Set<String> entitlements) {
        String order = placed(ANNA, with(complete(), "documentsSigned", "false"));
        var main = new CustomerNumber("0000123456");
        var user = TechnicalUser.reserved(
                name,
                ClientIds.of(UUID.randomUUID()),
                UUID.fromString(order.substring(order.lastIndexOf('/') + 1)),
                "Muster",
                main,
                new TreeSet<>(List.of(main)),
                Instant.parse("2026-11-22T10:00:00Z"));
        transaction.executeWithoutResult(_ -> {
            users.reserve(user);
            users.save(users.lock(name)
                    .orElseThrow()
                    .activated("hash")
                    .changed(TechnicalUserState.ACTIVE, Set.of(main), entitlements));
        });
    }
}

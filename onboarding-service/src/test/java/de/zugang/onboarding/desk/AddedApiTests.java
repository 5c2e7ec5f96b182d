package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.catalogue.CatalogueLocations;
import de.zugang.howto.HowTo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Follows docs/howto/add-an-api.md: the new API is part of what is ordered. */
class AddedApiTests extends DeskTest {

    @TempDir
    private static Path directory;

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
                .doesNotContain("OLA:");
        assertThat(html(send("/desk/orders/check?lang=en", ANNA, order))).contains("Degree days: Heating degree days");
        assertThat(placed(ANNA, order)).startsWith("/desk/orders/");
    }

    /** It could be demanded at the gateway and never be granted here. */
    @Test
    void anEntitlementThatNobodyCanOrderIsRefusedAtTheStart() throws IOException {
        var other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("catalogue.yaml"), """
                entitlements:
                  WEATHER:
                    title: {de: Wetter, en: Weather}
                    summary: {de: Wetter, en: weather}
                    approver: sales-lead
                apis: {}
                """);
        var catalogue = new CatalogueLocations(
                        List.of("classpath:/api-spec/", other.toUri().toString()))
                .read();

        assertThatThrownBy(() -> new Offer(catalogue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entitlement WEATHER (expected: OLA");
    }
}

package de.zugang.tryit.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.howto.HowTo;
import de.zugang.tryit.PortalTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Follows docs/howto/add-an-api.md: the new API is listed beside the others. */
class AddedApiTests extends PortalTest {

    @TempDir
    private static Path directory;

    @DynamicPropertySource
    static void added(DynamicPropertyRegistry registry) {
        registry.add("zugang.catalogue.locations", () -> HowTo.locations(directory));
    }

    @Test
    void isListedWithItsOperationStateAndFirstCall() throws Exception {
        assertThat(get("/").body())
                .contains("id=\"api-degree-days-v1\"", "id=\"api-on-site-roles-v1\"")
                .contains("Gradtagszahlen", "Vorschau")
                .contains("GET /degree-days/v1/stations/{station}/months/{month}", "/months/{month}&#39;");
        assertThat(get("/").body()).contains("id=\"api-forecast-v1\"", "<strong>Gradtags-Vorhersage</strong>");
        assertThat(get("/contracts/degree-days-v1.yaml").body()).contains("operationId: getDegreeDays");
    }
}

package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Documents at the desk, where two are required: one noted by day and name, one kept as a file. */
class DocumentPageTests extends DeskTest {

    private static final String PDF = "%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n";

    @DynamicPropertySource
    static void documents(DynamicPropertyRegistry properties) {
        required(properties, 0, "general-terms", "Allgemeine Geschäftsbedingungen");
        required(properties, 1, "data-processing", "Auftragsverarbeitung");
    }

    private static void required(DynamicPropertyRegistry properties, int number, String id, String name) {
        String at = "zugang.documents.required[" + number + "].";
        properties.add(at + "id", () -> id);
        properties.add(at + "de", () -> name);
        properties.add(at + "en", () -> id);
    }

    @Test
    void areNotedOrKeptAndTheOrderGoesOn() {
        String order = placed(ANNA, complete());
        assertThat(html(open(order, ANNA))).contains("Allgemeine Geschäftsbedingungen", "type=\"file\"");

        var signature = with(with(complete(), "signedOn", "2026-01-15"), "signedBy", "Erika Mustermann");
        send(order + "/documents/general-terms", ANNA, signature);
        assertThat(upload(order, ANNA, PDF)).flash().containsEntry("done", "signed");

        String saved = order + "/documents/data-processing/file";
        assertThat(html(open(order, ANNA)))
                .contains("15.01.2026", "Erika Mustermann", saved)
                .doesNotContain("Der Auftrag wartet auf die unterschriebenen Unterlagen", "type=\"file\"");
        assertThat(open(saved, LEA))
                .hasStatus(200)
                .hasHeader("Content-Disposition", attachment(order))
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .bodyText()
                .isEqualTo(PDF);
        assertThat(open(saved, OLGA)).hasStatus(403);
        assertThat(html(open(order, OLGA))).contains("Dokument aufbewahrt").doesNotContain(saved);
        assertThat(open(order + "/documents/general-terms/file", ANNA)).hasStatus(404);
    }

    @Test
    void whatIsNoPdfOrTooLargeOrFromSomebodyElseIsRefused() {
        String order = placed(ANNA, complete());

        assertThat(upload(order, ANNA, "<html>%PDF-1.7 %%EOF</html>")).flash().containsEntry("refused", "file");
        assertThat(upload(order, ANNA, "%PDF-1.7\n" + " ".repeat(5 << 20) + "%%EOF"))
                .flash()
                .containsEntry("refused", "file-too-large");
        assertThat(upload(order, LEA, PDF)).hasStatus(403);
        assertThat(mvc.perform(multipart(order + "/documents/data-processing/file")
                        .file(file(PDF))
                        .with(ANNA)))
                .hasStatus(403);
        assertThat(html(open(order, ANNA))).contains("Der Auftrag wartet auf die unterschriebenen Unterlagen");
    }

    private MvcTestResult upload(String order, RequestPostProcessor who, String content) {
        return mvc.perform(multipart(order + "/documents/data-processing/file")
                .file(file(content))
                .with(who)
                .with(csrf()));
    }

    private static MockMultipartFile file(String content) {
        return new MockMultipartFile(
                "file", "../../etc/passwd.pdf", "text/html", content.getBytes(StandardCharsets.US_ASCII));
    }

    private static String attachment(String order) {
        return "attachment; filename=\"data-processing-" + order.substring(order.lastIndexOf('/') + 1) + ".pdf\"";
    }
}

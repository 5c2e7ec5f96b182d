package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class DeskPagesTests extends DeskTest {

    private static final RequestPostProcessor EVERYBODY =
            person("eva", "customer-service", "sales-lead", "operator", "auditor");

    @ParameterizedTest
    @CsvSource({
        "/desk,de,Aufträge",
        "/desk,en,Orders",
        "/desk/orders/new,de,Neuer Auftrag",
        "/desk/orders/new,en,New order",
        "/desk/approvals,de,Freigaben",
        "/desk/approvals,en,Approvals",
        "/desk/technical-users,de,Technische Benutzer",
        "/desk/technical-users,en,Technical users"
    })
    void everyPageSpeaksBothLanguagesWithNothingInline(String path, String language, String words) {
        var result = open(path + "?lang=" + language, EVERYBODY);

        assertThat(result).hasStatusOk();
        assertThat(html(result))
                .contains("<html lang=\"" + language + "\"", words, "require-trusted-types-for")
                .doesNotContain("??", "<style", " style=", "<script>", " onclick", "th:");
    }

    @Test
    void pagesAreFencedInAndNeverKept() {
        var answer = open("/desk", ANNA).getResponse();

        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void theChosenLanguageIsRememberedAndTheBrowsersIsNotAsked() {
        assertThat(open("/desk?lang=en", ANNA)).cookies().hasValue("lang", "en").isHttpOnly("lang", true);
        assertThat(html(mvc.perform(get("/desk").with(ANNA).header("Accept-Language", "en"))))
                .contains("lang=\"de\"", "Aufträge");
    }

    @Test
    void anEmptyQueueAndAFruitlessSearchSaySo() {
        assertThat(html(open("/desk?text=gibt-es-nicht", ANNA))).contains("Kein Auftrag passt zu dieser Suche.");
        assertThat(html(open("/desk?text=zgc-0123456789abcdef", ANNA))).contains("Das ist eine Client-ID.");
    }

    @Test
    void findsAnOrderByCompanyNumberAndState() {
        var fields = with(with(complete(), "company", "Findbar & Söhne"), "mainCustomerNumber", "0000666666");
        placed(ANNA, with(fields, "customerNumbers", ""));

        assertThat(html(open("/desk?text=findbar", ANNA))).contains("Findbar &amp; Söhne", "0000666666");
        assertThat(html(open("/desk?text=0000666666&state=APPROVED", ANNA))).contains("Findbar &amp; Söhne");
        assertThat(html(open("/desk?text=0000666666&state=CANCELLED", ANNA))).doesNotContain("Findbar");
        assertThat(html(open("/desk?text=0000666666&state=nonsense&page=-1", ANNA)))
                .contains("Findbar");
    }

    @ParameterizedTest
    @CsvSource({"404,de,Diese Seite gibt es nicht.", "403,de,Dafür fehlt Ihnen", "500,en,Something went wrong here."})
    void aFailureIsAPageForPeople(int status, String language, String words) {
        var request = get("/error?lang=" + language)
                .accept("text/html")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status);

        var result = mvc.perform(request);

        assertThat(result).hasStatus(status);
        assertThat(html(result)).contains("<html lang=\"" + language + "\"", words);
    }

    @Test
    void aFailureIsAProblemDocumentForPrograms() {
        assertThat(mvc.perform(get("/error").accept("*/*"))).hasStatus(404).hasContentType("application/problem+json");
    }

    @Test
    void theAssetsAndHtmxComeFromHere() {
        assertThat(mvc.get().uri("/desk/assets/desk.css")).hasStatusOk();
        assertThat(mvc.get().uri("/desk/assets/desk.js")).hasStatusOk();
        assertThat(mvc.get().uri("/webjars/htmx.org/dist/htmx.min.js")).hasStatusOk();
    }
}

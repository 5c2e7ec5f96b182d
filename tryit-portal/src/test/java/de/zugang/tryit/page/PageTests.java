package de.zugang.tryit.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.tryit.PortalTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTests extends PortalTest {

    @Test
    void isGermanFirstWhateverTheBrowserPrefers() throws Exception {
        var page = get("/", "Accept-Language", "en");

        assertThat(page.body()).contains("<html lang=\"de\">", "Ihre erste Anfrage");
    }

    @ParameterizedTest
    @CsvSource({"de,Ihre erste Anfrage", "en,Your first request"})
    void speaksTheChosenLanguageAndRemembersIt(String language, String title) throws Exception {
        var page = get("/?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\">", title)
                .doesNotContain("??");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("lang=" + language + ";")
                .contains("HttpOnly", "SameSite=Lax");
        assertThat(get("/", "Cookie", "lang=" + language).body()).contains(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "\"><script>alert(1)</script>", ""})
    void staysGermanForAnyOtherLanguage(String language) throws Exception {
        var page = get("/?lang=" + java.net.URLEncoder.encode(language, java.nio.charset.StandardCharsets.UTF_8));

        assertThat(page.body()).contains("<html lang=\"de\">").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/css/zugang.css", "/js/app.js", "/readyz"})
    void everyAnswerIsFencedIn(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy")).contains(PageFence.POLICY);
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).containsAnyOf("no-store", "no-cache");
    }

    @Test
    void thePageItselfIsNeverKept() throws Exception {
        assertThat(get("/").headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void hasNothingInlineAndNothingFromElsewhere() throws Exception {
        assertThat(get("/").body())
                .doesNotContain("<style", " style=", " onclick=", "<script>", "src=\"http", "href=\"http")
                .doesNotContain("name=\"client")
                .contains("src=\"/js/app.js\"", "autocomplete=\"off\"");
    }

    @Test
    void offersTheContractsExamplesWithTheirUnits() throws Exception {
        assertThat(get("/").body())
                .contains("data-billing-unit=\"654321\" data-residential-unit=\"0001\"", "data-billing-unit=\"100001\"")
                .contains("Musterfrau", "12345611");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void tellsThatItLives(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/calls/token"})
    void hasNoOtherPage(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(404, 405);
    }

    @Test
    void aMissingPageSaysSoInTheVisitorsLanguage() throws Exception {
        var page = get("/nowhere", "Accept", "text/html", "Cookie", "lang=en");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<html lang=\"en\">", "This page does not exist.");
    }
}

package de.zugang.tryit.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.PublishedApi;
import de.zugang.tryit.PortalTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** The portal shows exactly the catalogue's APIs. */
class ApisTests extends PortalTest {

    static List<PublishedApi> apis() {
        return ApiCatalogue.read(List.of("classpath:/api-spec/")).apis();
    }

    @ParameterizedTest
    @MethodSource("apis")
    void everyApiIsListedInBothLanguages(PublishedApi api) throws Exception {
        for (String language : List.of("de", "en")) {
            assertThat(HtmlUtils.htmlUnescape(get("/?lang=" + language).body()))
                    .contains(
                            "id=\"api-" + api.name() + "\"",
                            api.title().in(language),
                            api.summary().in(language),
                            "import " + api.client() + ".ApiClient;")
                    .contains(api.operations().stream()
                            .map(operation -> operation.method() + " " + operation.path())
                            .toList());
        }
    }

    @Test
    void noOtherIsListed() throws Exception {
        assertThat(get("/").body().split("id=\"api-", -1)).hasSize(apis().size() + 1);
    }

    @Test
    void tellsWhatNeedsAnApproval() throws Exception {
        String page = get("/?lang=en").body();

        assertThat(page.split("Needs an approval of its own", -1)).hasSize(2);
        assertThat(page).contains("<strong>OLA (authorization data)</strong>");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void contractIsThereToGenerateClientsFrom(PublishedApi api) throws Exception {
        var contract = get("/contracts/" + api.name() + ".yaml");

        assertThat(contract.statusCode()).isEqualTo(200);
        assertThat(contract.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(contract.body()).isEqualTo(api.contract().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription-feed-v1", "usage-v1", "osr-operator-v1", "..%2F..%2Fapplication", "ola-v2"})
    void contractsThatAreNobodysBusinessAreNot(String name) throws Exception {
        assertThat(get("/contracts/" + name + ".yaml").statusCode()).isIn(400, 404);
    }
}

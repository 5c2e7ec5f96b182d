package de.zugang.onboarding.provisioning;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The secret that is fetched at a page: whoever has link and code gets it, once, and nobody else ever. */
@TestPropertySource(properties = {"zugang.pickup.enabled=true", "zugang.pickup.url=https://pickup.platform.example"})
class PickupTests extends SagaTest {

    private static final Pattern LINK =
            Pattern.compile("https://pickup\\.platform\\.example/pickup/([A-Za-z0-9_-]{43})(\\?lang=en)?");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void showsTheSecretOnceHoweverOftenTheLinkWasLookedAt() throws Exception {
        OrderId order = delivered("de");
        String secret = secret(order);
        for (int look = 0; look < 3; look++) {
            assertThat(look(link())).satisfies(page -> {
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("Code aus der SMS").doesNotContain(secret);
            });
        }

        HttpResponse<String> shown = open(link(), code());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(secret);
        assertThat(shown.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(shown.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(shown.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'")
                .doesNotContain("unsafe");

        assertThat(open(link(), code())).satisfies(again -> assertOver(again, secret, "schon angezeigt"));
        assertThat(look(link())).satisfies(again -> assertOver(again, secret, "schon angezeigt"));
        assertThat(audited(order)).containsExactly("SECRET_SHOWN");
    }

    @Test
    void neverHasBothHalvesInOneChannel() throws Exception {
        OrderId order = delivered("de");
        String client = users.ofOrder(order.value()).orElseThrow().clientId();
        assertThat(mails()).hasSize(2);
        for (var mail : mails()) {
            assertThat(text(GreenMailUtil.getWholeMessage(mail))).doesNotContain(secret(order), code());
        }
        assertThat(TWILIO.takenFor(mobile))
                .singleElement()
                .satisfies(text -> assertThat(text.body()).matches("[0-9]{8}").doesNotContain(client));
    }

    @Test
    void closesAfterFiveWrongCodesEvenForTheRightOne() throws Exception {
        OrderId order = delivered("de");
        String wrong = code().equals("00000000") ? "11111111" : "00000000";
        for (int left = 4; left > 0; left--) {
            HttpResponse<String> refused = open(link(), wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("noch bleiben: " + left);
        }
        assertThat(open(link(), wrong)).satisfies(last -> assertOver(last, secret(order), "gesperrt"));
        assertThat(open(link(), code())).satisfies(right -> assertOver(right, secret(order), "gesperrt"));
        assertThat(audited(order)).containsExactly("SECRET_PAGE_CLOSED");
    }

    @Test
    void showsNothingWhenTheLinkHasExpired() throws Exception {
        OrderId order = delivered("de");
        turn(Duration.ofHours(24));
        assertThat(look(link())).satisfies(late -> assertOver(late, secret(order), "abgelaufen"));
        assertThat(open(link(), code())).satisfies(late -> assertOver(late, secret(order), "abgelaufen"));
    }

    @Test
    void showsNothingOfATechnicalUserThatMayNotCall() throws Exception {
        OrderId order = delivered("de");
        sql.sql("update technical_user set state = 'SUSPENDED' where order_id = ?")
                .param(order.value())
                .update();
        assertThat(open(link(), code())).satisfies(none -> assertOver(none, secret(order), "gilt nicht mehr"));
    }

    @Test
    void knowsNoOtherLinks() throws Exception {
        delivered("de");
        String other = link().replaceFirst("/pickup/.{6}", "/pickup/AAAAAA");
        assertThat(look(other).statusCode()).isEqualTo(404);
        assertThat(open(other, code()).statusCode()).isEqualTo(404);
    }

    @Test
    void usesNothingUpWhileKeycloakIsAway() throws Exception {
        OrderId order = delivered("en");
        var away = KEYCLOAK.server()
                .stubFor(any(urlPathMatching("/admin/.*"))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(503)));
        try {
            HttpResponse<String> later = open(link(), code());
            assertThat(later.statusCode()).isEqualTo(503);
            assertThat(later.body()).contains("Try again in some minutes");
        } finally {
            KEYCLOAK.server().removeStub(away);
        }
        assertThat(open(link(), code().substring(0, 4) + " " + code().substring(4))
                        .body())
                .contains(secret(order), "Your client secret");
    }

    @Test
    void sendsTheSameLinkAndTheSameCodeAfterADeath() throws Exception {
        OrderId order = placed("de");
        crash.at(Step.TEXT_MESSAGE, Moment.WORKED);
        assertThatThrownBy(() -> work(order)).isInstanceOf(Crash.Crashed.class);
        finish(order);

        assertThat(mails().stream().map(SagaTest::messageId).distinct()).hasSize(2);
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
        assertThat(open(link(), code()).body()).contains(secret(order));
    }

    private OrderId delivered(String language) {
        OrderId order = placed(language);
        finish(order);
        return order;
    }

    private String secret(OrderId order) {
        return KEYCLOAK.secret(users.ofOrder(order.value()).orElseThrow().clientId());
    }

    private String code() {
        return TWILIO.takenFor(mobile).getFirst().body();
    }

    /** As the customer would click it, but to this port. */
    private String link() {
        try {
            Matcher found = LINK.matcher(text(GreenMailUtil.getWholeMessage(mails().getLast())));
            assertThat(found.find()).isTrue();
            return "/pickup/" + found.group(1) + (found.group(2) == null ? "" : found.group(2));
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Quoted-printable undone as far as links need it. */
    private static String text(String mail) {
        return mail.replace("=\r\n", "").replace("=3D", "=");
    }

    private List<@Nullable String> audited(OrderId order) {
        return sql.sql("select what from audit_entry where subject = ? and who = 'customer' order by id")
                .param("order " + order)
                .query(String.class)
                .list();
    }

    private static void assertOver(HttpResponse<String> page, String secret, String why) {
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains(why).doesNotContain(secret);
    }

    private HttpResponse<String> look(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private HttpResponse<String> open(String path, String code) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("code=" + URLEncoder.encode(code, StandardCharsets.UTF_8))));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

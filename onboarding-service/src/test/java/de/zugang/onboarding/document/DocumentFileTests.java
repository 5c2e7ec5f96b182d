package de.zugang.onboarding.document;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The signed document itself, kept as it came and handed out as a file; here of one MiB at most. */
@OnboardingTest
class DocumentFileTests {

    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] PDF =
            "%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final String service = KEYCLOAK.token("anna", "customer-service");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        properties.add("zugang.documents.largest-file", () -> "1MB");
        properties.add("zugang.documents.required[0].id", () -> "general-terms");
        properties.add("zugang.documents.required[0].de", () -> "Allgemeine Geschäftsbedingungen");
        properties.add("zugang.documents.required[0].en", () -> "General terms");
    }

    @Test
    void takesTheOrderOnAndComesBackAsItWas() throws IOException, InterruptedException {
        String order = placed();

        var kept = upload(order, PDF, service);
        assertThat(kept.statusCode()).as(text(kept)).isEqualTo(200);
        assertThat(text(kept))
                .contains("\"signed\":true", "\"fileSize\":" + PDF.length)
                .doesNotContain("signedBy");
        assertThat(state(order)).isEqualTo("APPROVED");

        var file = download(order, KEYCLOAK.token("otto", "auditor"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"general-terms-" + order + ".pdf\"");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(file.headers().allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(audit(order))
                .contains("anna DOCUMENT_SIGNED general-terms, kept as a file of " + PDF.length + " bytes, SHA-256 ")
                .contains("otto DOCUMENT_READ general-terms");
    }

    @Test
    void staysWhatItWas() throws IOException, InterruptedException {
        String order = placed();
        upload(order, PDF, service);
        byte[] other = "%PDF-1.7\nanother one\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(upload(order, other, service).statusCode()).isEqualTo(200);
        assertThat(download(order, service).body()).isEqualTo(PDF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>%PDF-1.7 %%EOF</body></html>", "%PDF-1.7 without an end", ""})
    void refusesWhatIsNoPdf(String content) throws IOException, InterruptedException {
        String order = placed();

        assertThat(upload(order, content.getBytes(StandardCharsets.US_ASCII), service)
                        .statusCode())
                .isEqualTo(400);
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(download(order, service).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException, InterruptedException {
        String order = placed();

        assertThat(upload(order, pdf(MEBIBYTE + 1), service).statusCode()).isEqualTo(413);
        assertThat(upload(order, pdf(9 * MEBIBYTE), service).statusCode()).isEqualTo(413);
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(upload(order, pdf(MEBIBYTE), service).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales-lead", "auditor", "operator"})
    void isKeptByCustomerServiceOnly(String role) throws IOException, InterruptedException {
        String order = placed();

        assertThat(upload(order, PDF, KEYCLOAK.token("somebody", role)).statusCode())
                .isEqualTo(403);
        assertThat(state(order)).isEqualTo("WAITING_FOR_CUSTOMER");
    }

    @Test
    void isHandedOutToWhoPlacesDecidesOrAudits() throws IOException, InterruptedException {
        String order = placed();
        upload(order, PDF, service);

        for (String role : new String[] {"customer-service", "sales-lead", "auditor"}) {
            assertThat(download(order, KEYCLOAK.token("somebody", role)).statusCode())
                    .as(role)
                    .isEqualTo(200);
        }
        assertThat(download(order, KEYCLOAK.token("olga", "operator")).statusCode())
                .isEqualTo(403);
        assertThat(audit(order)).doesNotContain("olga");
    }

    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) ' ');
        System.arraycopy(PDF, 0, content, 0, PDF.length);
        byte[] end = "%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(end, 0, content, size - end.length, end.length);
        return content;
    }

    private String placed() throws IOException, InterruptedException {
        var placed = send(request("/orders", service)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                {"company": "Muster Hausverwaltung GmbH", "mainCustomerNumber": "0000123456", "customerNumbers": [],
                 "email": "it@muster.example", "mobile": "+49 1512 3456789", "language": "de", "documentsSigned": false}
                """)));
        assertThat(placed.statusCode()).as(text(placed)).isEqualTo(201);
        return JsonMapper.shared().readTree(placed.body()).path("id").asString();
    }

    private String state(String order) throws IOException, InterruptedException {
        var answer = send(request("/orders/" + order, service).GET());
        return JsonMapper.shared().readTree(answer.body()).path("state").asString();
    }

    private String audit(String order) {
        return sql.sql("select string_agg(who || ' ' || what || ' ' || detail, '; ' order by id) from audit_entry"
                        + " where subject = ?")
                .param("order " + order)
                .query(String.class)
                .single();
    }

    private HttpResponse<byte[]> upload(String order, byte[] content, String token)
            throws IOException, InterruptedException {
        return send(request("/orders/" + order + "/documents/general-terms/file", token)
                .header("Content-Type", "application/pdf")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private HttpResponse<byte[]> download(String order, String token) throws IOException, InterruptedException {
        return send(request("/orders/" + order + "/documents/general-terms/file", token)
                .GET());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/onboarding/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

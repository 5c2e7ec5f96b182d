package de.zugang.sandbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import de.zugang.sandbox.child.Port;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutboxTests {

    private static final Account ACCOUNT = new Account("AC00000000000000000000000000000001", "token");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Integer> ports = Port.someFree(2);
    private final String url = "http://127.0.0.1:" + ports.getFirst();
    private Outbox outbox;

    @BeforeEach
    void start() {
        outbox = Outbox.start(ports.get(0), ports.get(1), ACCOUNT, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        outbox.close();
        http.shutdownNow();
    }

    @Nested
    class Twilio {

        @Test
        void answersAnAcceptedMessageAsTwilioDocumentsIt() throws Exception {
            HttpResponse<String> answer = send("To=%2B4915123456789&From=%2B4915550000000&Body=Gr%C3%BC%C3%9Fe");

            assertThat(answer.statusCode()).isEqualTo(201);
            JsonNode message = json(answer);
            assertThat(message.path("sid").asString()).matches("SM[0-9a-f]{32}");
            assertThat(message.path("status").asString()).isEqualTo("queued");
            assertThat(message.path("body").asString()).isEqualTo("Grüße");
            assertThat(message.path("date_created").asString()).isEqualTo("Sun, 22 Nov 2026 10:00:00 +0000");
            assertThat(message.path("date_sent").isNull()).isTrue();
            assertThat(message.path("account_sid").asString()).isEqualTo(ACCOUNT.sid());
            assertThat(message.path("uri").asString())
                    .isEqualTo("/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Messages/"
                            + message.path("sid").asString() + ".json");
        }

        @Test
        void refusesANumberThatIsNoneWithTwiliosOwnCode() throws Exception {
            HttpResponse<String> answer = send("To=123&From=%2B4915550000000&Body=x");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"code\":21211,\"message\":\"Invalid 'To' Phone Number: 123\","
                            + "\"more_info\":\"https://www.twilio.com/docs/errors/21211\",\"status\":400}");
            assertThat(outbox.messages()).isEmpty();
        }

        @Test
        void refusesAWrongAuthToken() throws Exception {
            var request = HttpRequest.newBuilder(messages(""))
                    .header("Authorization", basic(ACCOUNT.sid(), "wrong"))
                    .POST(HttpRequest.BodyPublishers.ofString("To=%2B4915123456789&From=1&Body=x"))
                    .build();

            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).path("code").asInt()).isEqualTo(20003);
        }

        @Test
        void listsWhatWasSentToANumberOnADayForReconciliation() throws Exception {
            send("To=%2B4915123456789&From=%2B4915550000000&Body=one");
            send("To=%2B4915123456780&From=%2B4915550000000&Body=other");

            JsonNode today = list("?To=%2B4915123456789&DateSent=2026-11-22");
            JsonNode yesterday = list("?To=%2B4915123456789&DateSent=2026-11-21");

            assertThat(today.path("messages")).hasSize(1);
            assertThat(today.path("messages").path(0).path("body").asString()).isEqualTo("one");
            assertThat(yesterday.path("messages")).isEmpty();
        }

        @Test
        void reportsSentAndDeliveredWithASignatureThatTwiliosLibraryAccepts() throws Exception {
            BlockingQueue<Form> received = new LinkedBlockingQueue<>();
            BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
            HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            receiver.createContext("/twilio/status", exchange -> {
                signatures.add(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
                received.add(Form.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            receiver.start();
            String callback = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/twilio/status";

            send("To=%2B4915123456789&From=%2B4915550000000&Body=x&StatusCallback=" + callback);

            for (String status : List.of("sent", "delivered")) {
                Form form = received.poll(10, TimeUnit.SECONDS);
                assertThat(form).isNotNull();
                assertThat(form.values()).containsEntry("MessageStatus", status).containsEntry("SmsStatus", status);
                assertThat(new RequestValidator(ACCOUNT.authToken())
                                .validate(callback, form.values(), signatures.poll(10, TimeUnit.SECONDS)))
                        .isTrue();
            }
            receiver.stop(0);
        }

        private HttpResponse<String> send(String form) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(messages(""))
                    .header("Authorization", basic(ACCOUNT.sid(), ACCOUNT.authToken()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        private JsonNode list(String query) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(messages(query))
                    .header("Authorization", basic(ACCOUNT.sid(), ACCOUNT.authToken()))
                    .build();
            return json(http.send(request, HttpResponse.BodyHandlers.ofString()));
        }

        private URI messages(String query) {
            return URI.create(url + "/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Messages.json" + query);
        }

        private static String basic(String name, String password) {
            return "Basic "
                    + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class Mail {

        @Test
        void isListedWithBothPartsForOtherTools() throws Exception {
            mail("it@example.org", "Zugang für Muster", "Ihr Schlüssel", "<p>Ihr <b>Schlüssel</b></p>");

            HttpResponse<String> answer = get("/api/messages");

            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
            assertThat(answer.body())
                    .isEqualTo("[{\"channel\":\"email\",\"to\":\"it@example.org\",\"subject\":\"Zugang für Muster\","
                            + "\"text\":\"Ihr Schlüssel\",\"html\":\"<p>Ihr <b>Schlüssel</b></p>\","
                            + "\"at\":\"2026-11-22T10:00:00Z\"}]");
        }

        @Test
        void isShownAsTextAndItsHtmlOnlyInALockedFrame() throws Exception {
            mail("it@example.org", "<script>alert(1)</script>", "Text", "<script>alert(2)</script>");

            HttpResponse<String> page = get("/?lang=en");
            HttpResponse<String> frame = get("/mail/0");

            assertThat(page.body())
                    .contains("<html lang=\"en\">", "&lt;script&gt;alert(1)", "<iframe sandbox src=\"/mail/0\"")
                    .doesNotContain("alert(2)", "<script>alert");
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(frame.headers().firstValue("content-security-policy").orElseThrow())
                    .startsWith("sandbox; default-src 'none'");
        }

        private void mail(String to, String subject, String text, String html) throws MessagingException {
            var properties = new Properties();
            properties.putAll(Map.of("mail.smtp.host", "127.0.0.1", "mail.smtp.port", String.valueOf(ports.get(1))));
            var message = new MimeMessage(Session.getInstance(properties));
            message.setFrom("zugang@example.org");
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject(subject, "UTF-8");
            var plain = new MimeBodyPart();
            plain.setText(text, "UTF-8");
            var rich = new MimeBodyPart();
            rich.setContent(html, "text/html; charset=UTF-8");
            message.setContent(new MimeMultipart("alternative", plain, rich));
            Transport.send(message);
        }
    }

    @Test
    void speaksGermanUnlessTheBrowserPrefersEnglish() throws Exception {
        assertThat(get("/").body()).contains("<html lang=\"de\">", "Postfach und Telefon");
    }

    @Test
    void answersAnUnknownPathWith404() throws Exception {
        assertThat(get("/mail/7").statusCode()).isEqualTo(404);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}

package de.zugang.bench.onboarding;

import de.zugang.sandbox.endpoints.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Customer service at the desk, logged in at Keycloak's form as a browser does it. */
final class DeskSession {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final URI desk;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    DeskSession(Endpoints endpoints) {
        desk = endpoints.desk();
        logIn(endpoints.users().customerService());
    }

    private void logIn(Endpoints.User user) {
        var form = FORM.matcher(
                send(HttpRequest.newBuilder(URI.create(desk + "/desk"))).body());
        if (!form.find()) {
            throw new IllegalStateException("Keycloak showed no form to log in");
        }
        String fields = "username=" + encoded(user.name()) + "&password=" + encoded(user.password());
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)));
        if (page.statusCode() != 200 || !page.uri().getPath().startsWith("/desk")) {
            throw new IllegalStateException("logging in at the desk ended with " + page.statusCode());
        }
    }

    void get(String path) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(desk + path)));
        if (page.statusCode() != 200
                || !page.uri().getPath().equals(URI.create(path).getPath())) {
            throw new IllegalStateException(path + " was answered with " + page.statusCode());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

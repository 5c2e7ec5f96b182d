package de.zugang.gateway.route;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets the pages of the configured origins call every API, without any setting per API. Browsers never send cookies
 * along, and there are none to send. A page from anywhere else gets no header, so its browser keeps the answer from it.
 */
final class CrossOrigin {

    private final List<String> origins;
    private final CorsConfiguration configuration = new CorsConfiguration();
    private final CorsProcessor processor = new DefaultCorsProcessor();

    CrossOrigin(CrossOriginProperties properties) {
        this.origins = properties.origins();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        configuration.setAllowedHeaders(List.of(
                "Authorization",
                "Ocp-Apim-Subscription-Key",
                "Content-Type",
                "Idempotency-Key",
                "X-Zugang-Message-Detail",
                "Accept-Language"));
        configuration.setExposedHeaders(List.of(
                "X-Request-Id",
                "Location",
                "Retry-After",
                "RateLimit",
                "RateLimit-Policy",
                "X-Zugang-Message-Total",
                "Allow",
                "WWW-Authenticate"));
        configuration.setMaxAge(properties.maxAge());
    }

    /** Adds the headers for a known origin. True: it was only the question, which needs no key and is answered now. */
    boolean answersPreflight(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        boolean preflight = request.getMethod().equals(HttpMethod.OPTIONS) && CorsUtils.isPreFlightRequest(request);
        return !processor.process(configuration, exchange) || preflight;
    }
}

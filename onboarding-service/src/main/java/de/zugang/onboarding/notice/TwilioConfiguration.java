package de.zugang.onboarding.notice;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.security.RequestValidator;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider's SDK, taught to send a request once and to give up in time. */
@Configuration
class TwilioConfiguration {

    @Bean
    TwilioRestClient twilio(TwilioProperties properties) {
        return new TwilioRestClient.Builder(properties.accountSid(), properties.authToken())
                .httpClient(new Once(http(properties)))
                .build();
    }

    @Bean
    RequestValidator twilioSignatures(TwilioProperties properties) {
        return new RequestValidator(properties.authToken());
    }

    private static HttpClientBuilder http(TwilioProperties properties) {
        var read = Timeout.of(properties.readTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(read)
                        .setTimeToLive(1, TimeUnit.MINUTES)
                        .build())
                .build();
        var builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(read)
                        .setConnectionRequestTimeout(read)
                        .build())
                // A message that was perhaps sent must not be sent again before we have looked.
                .disableAutomaticRetries()
                .disableRedirectHandling();
        URI base = properties.baseUrl();
        return base == null ? builder : builder.setRoutePlanner((_, _) -> new HttpRoute(host(base)));
    }

    /** The SDK knows one host name only; a simulator is reached by sending its requests elsewhere. */
    private static HttpHost host(URI base) {
        return new HttpHost(base.getScheme(), base.getHost(), base.getPort());
    }

    /** The SDK repeats requests that got a server error; ours are asked once. */
    private static final class Once extends NetworkHttpClient {

        Once(HttpClientBuilder builder) {
            super(builder);
        }

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }
    }
}

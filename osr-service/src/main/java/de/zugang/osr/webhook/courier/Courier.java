package de.zugang.osr.webhook.courier;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to an address that a stranger named: checked while connecting, no redirect, no cookie, no proxy, no second try,
 * bounded in time and size. The body of the answer is not read.
 */
public final class Courier implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8192;

    private final CloseableHttpClient http;
    private final Duration deadline;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadline").factory());

    /**
     * A courier for a number of callers at a time.
     *
     * @param tls whom to trust; names are verified in any case
     * @param deadline for everything from connecting to the answer's head
     */
    public Courier(AddressRules rules, Names names, SSLContext tls, int callers, Duration deadline) {
        this.deadline = deadline;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses(names, rules))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        tls, HostnameVerificationPolicy.BOTH, new DefaultHostnameVerifier()))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(Timeout.of(deadline))
                        .setTimeToLive(Timeout.ofMinutes(1))
                        .setValidateAfterInactivity(Timeout.ofMilliseconds(500))
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setMaxConnTotal(callers)
                .setMaxConnPerRoute(callers)
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(deadline))
                        .setResponseTimeout(Timeout.of(deadline))
                        .setProtocolUpgradeEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** Posts JSON and waits for the head of the answer, at most until the deadline. */
    public Reply post(URI address, Map<String, String> headers, String json) {
        var request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        long start = System.nanoTime();
        var end = watch.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return Reply.answered(status(request), since(start));
        } catch (IOException failed) {
            Duration took = since(start);
            boolean late = took.compareTo(deadline) >= 0 || failed instanceof InterruptedIOException;
            var kind = late ? Reply.Kind.TIMED_OUT : Reply.Kind.NOT_REACHED;
            return new Reply(kind, null, took, failed.getClass().getSimpleName());
        } finally {
            end.cancel(false);
        }
    }

    /** Reads no body: an answer that has one is cut off, since closing it would read it to its end, however far that is. */
    private int status(HttpPost request) throws IOException {
        try {
            int status = http.executeOpen(RoutingSupport.determineHost(request), request, null)
                    .getCode();
            request.cancel();
            return status;
        } catch (HttpException notHttp) {
            throw new ClientProtocolException(notHttp);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        http.close();
    }
}

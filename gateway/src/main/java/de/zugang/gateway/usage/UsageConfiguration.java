package de.zugang.gateway.usage;

import de.zugang.gateway.feed.FeedProperties;
import de.zugang.gateway.feed.NodeToken;
import de.zugang.gateway.refusal.RefusalLog;
import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.snapshot.SnapshotProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UsageProperties.class)
class UsageConfiguration {

    @Bean
    Usage usage(UsageProperties properties, Clock clock, MeterRegistry meters) {
        return new Usage(clock, properties.url() != null, new Traffic(meters));
    }

    @Bean
    @ConditionalOnProperty(name = "zugang.usage.url", matchIfMissing = true, havingValue = "none")
    Unsent nothingUnsent() {
        return () -> 0;
    }

    @Bean
    @ConditionalOnProperty("zugang.usage.url")
    UsageReporter usageReporter(
            Usage usage,
            RefusalLog refused,
            SnapshotProperties snapshot,
            JsonMapper json,
            UsageProperties properties,
            FeedProperties feed,
            NodeToken token,
            Clock clock) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(feed.connectTimeout())
                .build());
        requests.setReadTimeout(properties.timeout());
        var http = RestClient.builder()
                .baseUrl(String.valueOf(properties.url()))
                .requestFactory(requests)
                .build();
        return new UsageReporter(
                usage,
                refused,
                new UnsentUsage(new LastGood(snapshot, "usage.unsent"), json),
                http,
                token,
                new UsageReporter.Settings(feed.node(), properties.interval(), UUID::randomUUID, clock));
    }
}

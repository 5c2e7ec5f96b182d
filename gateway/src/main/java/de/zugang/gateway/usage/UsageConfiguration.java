package de.zugang.gateway.usage;

import de.zugang.gateway.feed.FeedProperties;
import de.zugang.gateway.feed.NodeToken;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UsageProperties.class)
class UsageConfiguration {

    @Bean
    Usage usage(UsageProperties properties, Clock clock) {
        return new Usage(clock, properties.url() != null);
    }

    @Bean
    @ConditionalOnProperty("zugang.usage.url")
    UsageReporter usageReporter(Usage usage, UsageProperties properties, FeedProperties feed, NodeToken token) {
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
        return new UsageReporter(usage, http, token, feed.node(), properties.interval(), UUID::randomUUID);
    }
}

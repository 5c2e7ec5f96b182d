package de.zugang.gateway.route;

import de.zugang.catalogue.CatalogueLocations;
import de.zugang.gateway.admission.Admission;
import de.zugang.gateway.catalogue.Catalogue;
import de.zugang.gateway.catalogue.UpstreamProperties;
import de.zugang.gateway.credentials.Credentials;
import de.zugang.gateway.credentials.SigningKeyRefresh;
import de.zugang.gateway.edge.Arrival;
import de.zugang.gateway.limit.Limits;
import de.zugang.gateway.passport.Passports;
import de.zugang.gateway.refusal.RefusalCounters;
import de.zugang.gateway.refusal.RefusalLog;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import de.zugang.gateway.subscription.DenyList;
import de.zugang.gateway.subscription.Freshness;
import de.zugang.gateway.subscription.KeyShapes;
import de.zugang.gateway.subscription.Subscriptions;
import de.zugang.gateway.trace.Spans;
import de.zugang.gateway.usage.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CatalogueLocations.class, UpstreamProperties.class, CrossOriginProperties.class})
class RouteConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Catalogue catalogue(CatalogueLocations catalogue, UpstreamProperties installation) {
        return new Catalogue(catalogue.read(), installation.upstreams());
    }

    @Bean
    RefusalLog refusalLog(Clock clock) {
        return new RefusalLog(clock);
    }

    @Bean
    RefusalWriter refusalWriter(JsonMapper json, MeterRegistry meters, RefusalLog latest) {
        return new RefusalWriter(json, new RefusalCounters(meters), latest);
    }

    @Bean
    RequestIds requestIds() {
        return new RequestIds(UUID::randomUUID);
    }

    @Bean
    WayOfARequest wayOfARequest(
            RequestIds ids,
            Arrival arrival,
            CrossOriginProperties crossOrigin,
            Catalogue catalogue,
            Subscriptions subscriptions,
            DenyList denied,
            KeyShapes keys,
            Freshness freshness,
            Credentials credentials,
            Limits limits,
            SigningKeyRefresh signingKeys,
            Passports passports,
            Passage passage,
            Usage usage,
            ObjectProvider<Spans> spans,
            RefusalWriter refusals,
            Clock clock) {
        return new WayOfARequest(
                ids,
                arrival,
                new CrossOrigin(crossOrigin),
                catalogue,
                new Admission(subscriptions, denied, keys, freshness, credentials, limits, clock),
                signingKeys,
                new Onward(passports, passage, usage, spans.getIfAvailable(), refusals),
                keys,
                refusals);
    }

    @Bean
    Routes routes(Catalogue catalogue) {
        return new Routes(catalogue);
    }

    /** Over Spring Cloud Gateway's own client, as it is configured. */
    @Bean
    Passage passage(HttpClient client, Routes routes, Pools pools) {
        return new Passage(client, routes.all(), pools);
    }

    @Bean
    Pools pools(HttpClientProperties client) {
        return new Pools(LoopResources.DEFAULT_IO_WORKER_COUNT, client.getPool().getMaxConnections());
    }

    /** As Spring Cloud Gateway makes it, with this pool's share of the connections. */
    @Bean
    HttpClientFactory gatewayHttpClientFactory(
            HttpClientProperties client,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            Pools pools) {
        return new HttpClientFactory(client, server, ssl, customizers) {
            @Override
            protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
                return super.buildConnectionProvider(pools.shareOf(properties));
            }
        };
    }

    @Bean
    Mishaps mishaps(RefusalWriter refusals) {
        return new Mishaps(refusals);
    }

    /** A request is sent to a service once: after a broken connection nobody knows whether a POST was carried out. */
    @Bean
    HttpClientCustomizer neverTwice() {
        return (HttpClient client) -> client.disableRetry(true);
    }
}

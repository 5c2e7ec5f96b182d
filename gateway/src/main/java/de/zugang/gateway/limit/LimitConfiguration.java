package de.zugang.gateway.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    /** One gateway alone. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "zugang.limits.redis", matchIfMissing = true, havingValue = "false")
    static class Alone {

        @Bean
        Limits limits(Clock clock) {
            return new Limits(clock);
        }

        @Bean
        LimitUpkeep limitUpkeep(Limits limits) {
            return new LimitUpkeep(limits::tidy);
        }
    }

    /** Several, over Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("zugang.limits.redis")
    static class Shared {

        @Bean
        RedisBudget redisBudget(LimitProperties properties) {
            return new RedisBudget(String.valueOf(properties.redis()), properties);
        }

        @Bean
        Leases leases(RedisBudget budget, Clock clock, MeterRegistry meters) {
            var leases = new Leases(budget, clock);
            Gauge.builder("zugang.gateway.limits.alone", leases, held -> held.awaySince() == null ? 0 : 1)
                    .description("1: Redis is away, and this gateway counts alone")
                    .register(meters);
            return leases;
        }

        @Bean
        Limits limits(Clock clock, Leases leases) {
            return new Limits(clock, leases);
        }

        @Bean
        LimitUpkeep limitUpkeep(Limits limits, Leases leases) {
            return new LimitUpkeep(() -> {
                leases.tidy();
                limits.tidy();
            });
        }

        /** Up in both cases, because calls pass in both; what is degraded is a detail. */
        @Bean
        HealthIndicator limitsHealthIndicator(Leases leases) {
            return () -> {
                var away = leases.awaySince();
                return Health.up()
                        .withDetail("budgets", away == null ? "shared" : "alone")
                        .withDetail("degraded", away != null)
                        .withDetail("awaySince", String.valueOf(away))
                        .build();
            };
        }
    }
}

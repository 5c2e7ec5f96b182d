package de.zugang.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether several gateways share the budgets of technical users and customers.
 *
 * @param redis for example {@code rediss://:password@redis:6379}; left out: every gateway counts alone
 * @param patience longest wait for it; who would wait longer is judged by this gateway's own meters
 * @param prefix of all keys
 */
@ConfigurationProperties("zugang.limits")
public record LimitProperties(
        @Nullable String redis,
        @DefaultValue("50ms") Duration patience,
        @DefaultValue("zugang") String prefix) {

    /** Without the password. */
    @Override
    public String toString() {
        return "LimitProperties[redis=%s, patience=%s]".formatted(redis != null, patience);
    }
}

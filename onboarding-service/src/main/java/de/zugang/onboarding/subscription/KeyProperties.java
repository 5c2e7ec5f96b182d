package de.zugang.onboarding.subscription;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How new subscription keys begin.
 *
 * @param environment what this installation is; gateways of another environment refuse its keys with a hint
 */
@Validated
@ConfigurationProperties("zugang.keys")
public record KeyProperties(
        @DefaultValue("PRODUCTION") @NotNull Environment environment) {

    /** As in the gateway's {@code zugang.subscriptions.environment}. */
    public enum Environment {
        PRODUCTION("zgk_"),
        TEST("zgt_");

        private final String prefix;

        Environment(String prefix) {
            this.prefix = prefix;
        }
    }

    String prefix() {
        return environment.prefix;
    }
}

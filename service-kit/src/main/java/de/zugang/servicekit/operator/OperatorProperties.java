package de.zugang.servicekit.operator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The operator's own listener.
 *
 * @param port its TCP port; nothing for operators is served on any other, and nothing else on this one
 * @param address where it listens; best an address that only the operators' network reaches
 * @param issuer {@code iss} of operators' Keycloak tokens
 * @param jwksUrl where Keycloak publishes the keys of these tokens
 * @param audience the {@code aud} of tokens that may be used here
 * @param roles by path, the realm role that this path takes instead of {@code operator}: a machine that may do one thing
 */
@Validated
@ConfigurationProperties("zugang.operator")
public record OperatorProperties(
        @Min(0) @Max(65535) int port,
        @DefaultValue("127.0.0.1") String address,
        @NotBlank String issuer,
        @NotBlank String jwksUrl,
        @NotBlank String audience,
        @DefaultValue Map<String, @NotBlank String> roles) {

    public OperatorProperties {
        roles = Map.copyOf(roles);
    }
}

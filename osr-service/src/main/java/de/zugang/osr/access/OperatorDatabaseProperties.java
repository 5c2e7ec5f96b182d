package de.zugang.osr.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The database role of what operators and the house's own jobs do: the only one that row-level security shows more than
 * one tenant's rows. The address is that of {@code spring.datasource}.
 *
 * @param maximumPoolSize connections at most; few, so that such work never takes the place of callers', and three at
 *     least, since the dry run of an import holds as many
 * @param connectionTimeout how long to wait for one; longer than callers do, since a job in the middle of its work would
 *     rather wait than fail
 */
@Validated
@ConfigurationProperties("zugang.operator.database")
record OperatorDatabaseProperties(
        @NotBlank String username,
        @DefaultValue("") String password,
        @DefaultValue("4") @Min(3) @Max(50) int maximumPoolSize,
        @DefaultValue("5s") Duration connectionTimeout) {

    @Override
    public String toString() {
        return "OperatorDatabaseProperties[username=" + username + "]";
    }
}

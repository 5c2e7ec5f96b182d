package de.zugang.onboarding.ticket;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service desk. Without an address there is none.
 *
 * @param url base of its services, {@code https://host/m42Services}
 * @param apiToken made in its administration, shown there once
 * @param category id of the category whose new service requests are orders of ours
 * @param language of the data and of what tickets are told
 * @param every how often it is asked
 * @param openTickets whether orders that come without a ticket get one
 * @param activityType of tickets that we open; 6 is a service request
 * @param definition of the fragments with number, category and description of a ticket
 * @param newState state of a ticket on which nobody works yet
 * @param takenState state that a ticket is set to once its order is placed; left out: none
 * @param closedStates states of tickets that are closed
 * @param readTimeout for each request; after it nobody knows whether it was carried out
 */
@Validated
@ConfigurationProperties("zugang.matrix42")
public record Matrix42Properties(
        @Nullable URI url,
        @DefaultValue("") String apiToken,

        @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9-]{0,64}") String category,

        @DefaultValue("de") @Pattern(regexp = "de|en") String language,
        @DefaultValue("30s") Duration every,
        @DefaultValue("false") boolean openTickets,
        @DefaultValue("6") int activityType,
        @DefaultValue("SPSActivityClassBase") String definition,
        @DefaultValue("100") int newState,
        @Nullable Integer takenState,
        @DefaultValue("204") Set<Integer> closedStates,
        @DefaultValue("10s") Duration readTimeout) {

    /** Without the token: a record's own would print it. */
    @Override
    public String toString() {
        return "Matrix42Properties[" + url + "]";
    }
}

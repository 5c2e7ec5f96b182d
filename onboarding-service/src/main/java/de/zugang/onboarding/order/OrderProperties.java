package de.zugang.onboarding.order;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What orders are held to.
 *
 * @param mobileCountries countries (ISO 3166, two letters) to whose mobile numbers secrets may be sent
 * @param secondPersonForOtherContacts whether a new technical user needs a second person, if one of its customer numbers belongs to
 *     another one already whose keys or secrets go elsewhere
 * @param due how long after placing an order should be done at the latest
 */
@Validated
@ConfigurationProperties("zugang.order")
public record OrderProperties(
        @DefaultValue({"DE", "AT", "CH"}) @NotEmpty Set<@Pattern(regexp = "[A-Z]{2}") String> mobileCountries,
        @DefaultValue("10d") Duration due,
        @DefaultValue("false") boolean secondPersonForOtherContacts) {}

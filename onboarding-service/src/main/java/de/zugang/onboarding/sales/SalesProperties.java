package de.zugang.onboarding.sales;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sales is reached.
 *
 * @param email where referrals go; empty: whoever refers fills it in
 */
@ConfigurationProperties("zugang.sales")
public record SalesProperties(@DefaultValue("") String email) {}

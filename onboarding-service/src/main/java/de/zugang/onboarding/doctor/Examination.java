package de.zugang.onboarding.doctor;

import java.time.Instant;
import java.util.List;

/**
 * What was looked at and what was found.
 *
 * @param technicalUsers how many there are here
 * @param clients how many of ours Keycloak has
 * @param announced how many gateways were told of
 * @param gateways how many nodes are live
 */
public record Examination(
        Instant at, int technicalUsers, int clients, int announced, int gateways, List<Finding> findings) {

    public boolean isHealthy() {
        return findings.stream().noneMatch(finding -> finding.what().isWrong());
    }
}

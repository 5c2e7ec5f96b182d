package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.feed.GatewayNodes;
import de.zugang.onboarding.feed.Receipts;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link Step#CONFIRM_GATEWAYS} and its like of the other parts: waits for the receipts of all live nodes, so that what the
 * customer is told works when it is told. A node that is not live is not waited for; it catches up by itself.
 */
record ConfirmGateways(
        Step step, Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties)
        implements Work {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    @Override
    public Result perform(Attempt attempt) {
        long revision = Long.parseLong(Objects.requireNonNull(
                journal.entry(attempt.run(), step).note(), "the step before notes the revision"));
        List<String> missing = receipts.await(revision, properties.gatewayPatience());
        if (!missing.isEmpty()) {
            return new Result.NotYet(LOOK_AGAIN, Remark.of(Situation.GATEWAYS_MISSING, String.join(", ", missing)));
        }
        return new Result.Done(() -> {}, nodes.live() == 0 ? Remark.of(Situation.NO_GATEWAY_LIVE) : null);
    }

    @Configuration
    static class All {

        @Bean
        Work confirmGateways(
                Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_GATEWAYS, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmChange(Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_CHANGE, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmKey(Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_KEY, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmSecret(Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_SECRET, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmSwitch(Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_SWITCH, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmExpiry(Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_EXPIRY, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmUndo(Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_UNDO, receipts, nodes, journal, properties);
        }

        @Bean
        Work confirmEntitlement(
                Receipts receipts, GatewayNodes nodes, Journal journal, ProvisioningProperties properties) {
            return new ConfirmGateways(Step.CONFIRM_ENTITLEMENT, receipts, nodes, journal, properties);
        }
    }
}

package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.generated.model.Key;
import de.zugang.onboarding.generated.model.TechnicalUser.StateEnum;
import de.zugang.onboarding.subscription.SubscriptionKey;
import java.time.ZoneOffset;
import java.util.List;

/** From our types to the contract's. */
final class TechnicalUserMapper {

    private TechnicalUserMapper() {}

    static de.zugang.onboarding.generated.model.TechnicalUser technicalUser(
            TechnicalUser user, List<SubscriptionKey> keys) {
        return new de.zugang.onboarding.generated.model.TechnicalUser()
                .name(user.name().value())
                .clientId(user.clientId())
                .company(user.company())
                .state(StateEnum.valueOf(user.state().name()))
                .mainCustomerNumber(user.mainCustomerNumber().value())
                .customerNumbers(user.customerNumbers().stream()
                        .map(CustomerNumber::value)
                        .toList())
                .entitlements(List.copyOf(user.entitlements()))
                .allowedNetworks(
                        user.allowedNetworks().stream().map(Network::cidr).toList())
                .keys(keys.stream().map(TechnicalUserMapper::key).toList());
    }

    private static Key key(SubscriptionKey key) {
        return new Key()
                .slot(Key.SlotEnum.valueOf(key.slot().name()))
                .prefix(key.prefix())
                .lastFour(key.lastFour())
                .createdAt(key.createdAt().atOffset(ZoneOffset.UTC));
    }
}

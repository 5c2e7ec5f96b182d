package de.zugang.onboarding.desk;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.Entitlement;
import de.zugang.catalogue.PublishedApi;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be ordered, as the catalogue has it: what everybody gets, and what somebody must agree to. */
@Component
class Offer {

    private final ApiCatalogue catalogue;
    private final Entitlement ola;

    Offer(ApiCatalogue catalogue) {
        this.catalogue = catalogue;
        for (var entitlement : catalogue.entitlements()) {
            if (!entitlement.name().equals(TechnicalUser.OLA)) {
                throw new IllegalArgumentException(
                        "catalogue: entitlement %s (expected: %s, the only one that an order can ask for)"
                                .formatted(entitlement.name(), TechnicalUser.OLA));
            }
        }
        this.ola = catalogue
                .entitlement(TechnicalUser.OLA)
                .orElseThrow(() -> new IllegalArgumentException(
                        "catalogue: no entitlement %s (expected: one, orders can ask for it)"
                                .formatted(TechnicalUser.OLA)));
    }

    /** What every technical user may call. */
    public List<PublishedApi> open() {
        return catalogue.open();
    }

    /** What the sales lead decides on. */
    public Entitlement ola() {
        return ola;
    }
}

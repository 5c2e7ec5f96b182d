package de.zugang.onboarding.desk;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.Entitlement;
import de.zugang.catalogue.PublishedApi;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be ordered, as the catalogue has it and in its words: what everybody gets, and what somebody must agree to. */
@Component
class Offer {

    private final ApiCatalogue catalogue;

    Offer(ApiCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What every technical user may call. */
    public List<PublishedApi> open() {
        return catalogue.open();
    }

    /** What somebody must agree to, by name. */
    public Collection<Entitlement> entitlements() {
        return catalogue.entitlements();
    }

    /** What an entitlement is called; its name if the catalogue does not know it any more. */
    public String title(String entitlement, String language) {
        return catalogue
                .entitlement(entitlement)
                .map(found -> found.title().in(language))
                .orElse(entitlement);
    }

    /** What an entitlement opens, in a few words; its name if the catalogue does not know it any more. */
    public String summary(String entitlement, String language) {
        return catalogue
                .entitlement(entitlement)
                .map(found -> found.summary().in(language))
                .orElse(entitlement);
    }

    /**
     * What can be reached, for people.
     *
     * @param reached name of an API, with an operation behind a slash where only that one is meant
     */
    public String reached(String reached, String language) {
        int slash = reached.indexOf('/');
        String operation = slash < 0 ? "" : " (" + reached.substring(slash + 1) + ")";
        return catalogue
                .api(slash < 0 ? reached : reached.substring(0, slash))
                .map(api -> api.title().in(language) + operation + ": "
                        + api.summary().in(language))
                .orElse(reached);
    }
}

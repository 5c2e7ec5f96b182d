package de.zugang.tryit.page;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.PublishedApi;
import de.zugang.tryit.relay.PortalProperties;
import java.util.List;
import org.springframework.stereotype.Component;

/** All APIs of the catalogue, as the page shows them. */
@Component
class Shelf {

    private final ApiCatalogue catalogue;
    private final Samples samples;

    Shelf(ApiCatalogue catalogue, PortalProperties properties) {
        this.catalogue = catalogue;
        this.samples = new Samples(properties.shownGatewayUrl());
    }

    List<ShownApi> apis(Language language) {
        return catalogue.apis().stream().map(api -> shown(api, language.tag())).toList();
    }

    private ShownApi shown(PublishedApi api, String language) {
        return new ShownApi(
                api.name(),
                api.title().in(language),
                api.summary().in(language),
                api.lifecycle(),
                api.neededEntitlement()
                        .map(entitlement -> entitlement.title().in(language))
                        .orElse(""),
                api.contract().basePath(),
                api.operations(),
                samples.curl(api),
                samples.java(api),
                samples.typeScript(api));
    }
}

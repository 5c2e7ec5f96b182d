package de.zugang.catalogue;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a service finds the catalogue.
 *
 * @param locations folders with a {@code catalogue.yaml} and the contracts it names; what they list is added up. An
 *     installation adds APIs of its own by {@code classpath:/api-spec/,file:/etc/zugang/apis/}
 */
@ConfigurationProperties("zugang.catalogue")
public record CatalogueLocations(
        @DefaultValue("classpath:/api-spec/") List<String> locations) {

    public ApiCatalogue read() {
        return ApiCatalogue.read(locations);
    }
}

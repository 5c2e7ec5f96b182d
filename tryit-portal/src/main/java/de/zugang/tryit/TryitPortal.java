package de.zugang.tryit;

import de.zugang.catalogue.ApiCatalogue;
import de.zugang.catalogue.CatalogueLocations;
import de.zugang.tryit.relay.PortalProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the application. */
@SpringBootApplication
@EnableConfigurationProperties({PortalProperties.class, CatalogueLocations.class})
public class TryitPortal {

    public static void main(String[] arguments) {
        SpringApplication.run(TryitPortal.class, arguments);
    }

    @Bean
    ApiCatalogue apiCatalogue(CatalogueLocations locations) {
        return locations.read();
    }
}

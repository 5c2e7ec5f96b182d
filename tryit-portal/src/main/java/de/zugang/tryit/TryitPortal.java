package de.zugang.tryit;

import de.zugang.tryit.relay.PortalProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the application. */
@SpringBootApplication
@EnableConfigurationProperties(PortalProperties.class)
public class TryitPortal {

    public static void main(String[] arguments) {
        SpringApplication.run(TryitPortal.class, arguments);
    }
}

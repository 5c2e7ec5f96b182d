package de.zugang.osr;

import de.zugang.servicekit.refusal.ProblemWriter;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What every feature needs. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class OsrConfiguration {

    /** What Spring Security's firewall finds in a path (U+0000, an encoded slash) names nothing of ours. */
    @Bean
    RequestRejectedHandler rejectedPath(ProblemWriter problems) {
        return (_, response, _) ->
                problems.write(response, HttpStatus.BAD_REQUEST, "The request does not match the contract.");
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcatItself() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

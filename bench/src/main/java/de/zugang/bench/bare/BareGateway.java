package de.zugang.bench.bare;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Spring Cloud Gateway with one route and nothing of ours: the versions and the client's settings are the gateway's. */
@SpringBootApplication
public class BareGateway {

    /** Takes the port and the upstream's address. */
    public static void main(String[] arguments) {
        var application = new SpringApplication(BareGateway.class);
        String gateway = "spring.cloud.gateway.server.webflux.";
        application.setDefaultProperties(Map.of(
                "server.port",
                arguments[0],
                "server.address",
                "127.0.0.1",
                "spring.main.banner-mode",
                "off",
                gateway + "routes[0].id",
                "upstream",
                gateway + "routes[0].uri",
                arguments[1],
                gateway + "routes[0].predicates[0]",
                "Path=/**",
                gateway + "httpclient.connect-timeout",
                "2000",
                gateway + "httpclient.response-timeout",
                "10s",
                gateway + "httpclient.pool.type",
                "fixed",
                gateway + "httpclient.pool.max-connections",
                "500"));
        application.run();
    }
}

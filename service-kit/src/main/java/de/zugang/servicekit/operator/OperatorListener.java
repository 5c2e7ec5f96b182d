package de.zugang.servicekit.operator;

import de.zugang.servicekit.refusal.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A second port of the same server. Paths under {@code /operator} exist there and nowhere else; all other paths do not
 * exist there. What counts is the decoded path, which is what controllers are found by, whatever its spelling.
 */
@Configuration(proxyBeanMethods = false)
public class OperatorListener {

    private static final String PATHS = "/operator/";

    private final Connector connector;

    OperatorListener(OperatorProperties operator) {
        connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(operator.port());
        connector.setProperty("address", operator.address());
    }

    /** The port that it listens on, once the server runs. */
    public int port() {
        return connector.getLocalPort();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> secondPort() {
        return server -> server.addAdditionalConnectors(connector);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> listenerSeparation(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                boolean forOperator = request.getServletPath().startsWith(PATHS);
                if (forOperator == (request.getLocalPort() == port())) {
                    chain.doFilter(request, response);
                } else {
                    problems.write(response, HttpStatus.NOT_FOUND, "No data found.");
                }
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1); // after the request id, before anything else
        return registration;
    }
}

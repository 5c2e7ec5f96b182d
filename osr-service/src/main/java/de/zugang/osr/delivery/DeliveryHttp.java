package de.zugang.osr.delivery;

import de.zugang.servicekit.refusal.BodyLimit;
import de.zugang.servicekit.refusal.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.UrlHandlerFilter;

/** What a delivery needs of HTTP before it reaches the controller. */
@Configuration(proxyBeanMethods = false)
class DeliveryHttp {

    private static final String PATHS = "/arge/on-site-roles/v1/*";

    /** The sample of the standard's provider posts to a path with a slash at its end; other methods know no such path. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> trailingSlashOfPost() {
        var slash = UrlHandlerFilter.trailingSlashHandler("/arge/on-site-roles/v1/**")
                .wrapRequest()
                .build();
        return registration(
                new OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        if (request.getMethod().equals("POST")) {
                            slash.doFilter(request, response, chain);
                        } else {
                            chain.doFilter(request, response);
                        }
                    }
                },
                Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> bodyLimit(ProblemWriter problems) {
        return registration(new BodyLimit(problems, 1), Ordered.LOWEST_PRECEDENCE - 10);
    }

    private static FilterRegistrationBean<OncePerRequestFilter> registration(OncePerRequestFilter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(PATHS);
        registration.setOrder(order);
        return registration;
    }
}

package de.zugang.ola.ingest;

import de.zugang.servicekit.refusal.BodyLimit;
import de.zugang.servicekit.refusal.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** A thousand requests with ten products each are about two MiB. */
@Configuration(proxyBeanMethods = false)
class IngestHttp {

    private static final int MEBIBYTES = 4;

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems, MEBIBYTES));
        registration.addUrlPatterns("/operator/v1/authorization-requests");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }
}

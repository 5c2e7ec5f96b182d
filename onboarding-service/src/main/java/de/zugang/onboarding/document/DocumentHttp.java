package de.zugang.onboarding.document;

import de.zugang.servicekit.refusal.BodyLimit;
import de.zugang.servicekit.refusal.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** A document is read into memory before it is stored, so no body of an order is larger than that may be. */
@Configuration(proxyBeanMethods = false)
class DocumentHttp {

    @Bean
    FilterRegistrationBean<BodyLimit> ordersBodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems, DocumentProperties.MOST_MEBIBYTES));
        registration.addUrlPatterns("/onboarding/v1/orders/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }
}

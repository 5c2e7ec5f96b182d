package de.zugang.osr.webhook;

import de.zugang.osr.generated.webhook.model.EndpointChange;
import de.zugang.osr.webhook.courier.AddressRules;
import de.zugang.osr.webhook.courier.Courier;
import de.zugang.servicekit.refusal.BodyLimit;
import de.zugang.servicekit.refusal.ProblemWriter;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Puts the courier together. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    AddressRules addressRules(WebhookProperties properties) {
        return new AddressRules(properties.allowedNetworks(), properties.deniedNetworks());
    }

    @Bean
    Courier courier(AddressRules rules, WebhookProperties properties) throws NoSuchAlgorithmException {
        return new Courier(
                rules,
                InetAddress::getAllByName,
                SSLContext.getDefault(),
                properties.senders(),
                properties.attemptTimeout());
    }

    @Bean
    FilterRegistrationBean<BodyLimit> webhookBodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems, 1));
        registration.addUrlPatterns("/webhook/v1/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    /** Own contracts refuse what they do not know; the standard, which this service also speaks, does not. */
    @Bean
    JsonMapperBuilderCustomizer unknownPropertiesOfWebhooks() {
        return json -> json.addHandler(new DeserializationProblemHandler() {
            @Override
            public boolean handleUnknownProperty(
                    DeserializationContext context,
                    JsonParser parser,
                    ValueDeserializer<?> deserializer,
                    Object beanOrClass,
                    String name) {
                if (beanOrClass instanceof EndpointChange || beanOrClass == EndpointChange.class) {
                    context.reportInputMismatch(EndpointChange.class, "an unknown property");
                }
                return false;
            }
        });
    }
}

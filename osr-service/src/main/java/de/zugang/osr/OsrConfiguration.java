package de.zugang.osr;

import de.zugang.servicekit.json.StrictJson;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** What every feature needs. In the standard's bodies unknown properties are ignored: it is not ours and may grow. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import(StrictJson.class)
class OsrConfiguration {

    private static final String OWN_CONTRACTS = "de.zugang.osr.generated.operator";

    /** Our own contracts refuse what they do not name. */
    @Bean
    JsonMapperBuilderCustomizer strictnessOfOwnContracts() {
        return json -> json.addHandler(new DeserializationProblemHandler() {
            @Override
            public boolean handleUnknownProperty(
                    DeserializationContext context,
                    JsonParser parser,
                    ValueDeserializer<?> reader,
                    Object beanOrClass,
                    String name) {
                Class<?> type = beanOrClass instanceof Class<?> known ? known : beanOrClass.getClass();
                return type.getPackageName().startsWith(OWN_CONTRACTS)
                        && (boolean) context.reportInputMismatch(type, "a property that the contract does not name");
            }
        });
    }

    /** An import reads its file first, so that whoever sends it sees the answer; it looks at its parameters itself. */
    @Bean
    WebMvcConfigurer parametersOfOwnContracts() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UnnamedParameters())
                        .addPathPatterns("/operator/v1/**", "/webhook/v1/**")
                        .excludePathPatterns("/operator/v1/register");
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

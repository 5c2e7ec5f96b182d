package de.zugang.servicekit.operator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Opens the operator's listener in a service that says {@code zugang.operator.port}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({TomcatServletWebServerFactory.class, NimbusJwtDecoder.class, HttpSecurity.class})
@ConditionalOnProperty("zugang.operator.port")
@EnableConfigurationProperties(OperatorProperties.class)
@Import({OperatorListener.class, OperatorSecurity.class})
public class OperatorConfiguration {}

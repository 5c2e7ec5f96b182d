package de.zugang.osr.delivery;

import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.rule.bved.BvedRules;
import de.zugang.osr.rule.kalo.KaloRules;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the rules together. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    RuleBook ruleBook() {
        return new RuleBook(Stream.of(BvedRules.all(), KaloRules.all())
                .flatMap(List<Rule>::stream)
                .toList());
    }

    @Bean
    DeliveryIds deliveryIds() {
        return () -> new DeliveryId(UUID.randomUUID());
    }
}

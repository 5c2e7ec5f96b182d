package de.zugang.onboarding.order;

import java.util.List;
import java.util.SortedMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an order's content, and the entitlements it asks for, as JSON in one column each. */
@Configuration
class OrderConversions {

    @Bean
    JdbcCustomConversions conversions(JdbcDialect dialect, JsonMapper json) {
        return JdbcCustomConversions.of(
                dialect,
                List.of(
                        new ToColumn(json),
                        new FromColumn(json),
                        new EntitlementsToColumn(json),
                        new EntitlementsFromColumn(json)));
    }

    @WritingConverter
    private record ToColumn(JsonMapper json) implements Converter<OrderContent, String> {
        @Override
        public String convert(OrderContent content) {
            return json.writeValueAsString(content);
        }
    }

    @ReadingConverter
    private record FromColumn(JsonMapper json) implements Converter<String, OrderContent> {
        @Override
        public OrderContent convert(String column) {
            return json.readValue(column, OrderContent.class);
        }
    }

    @WritingConverter
    private record EntitlementsToColumn(JsonMapper json) implements Converter<OrderedEntitlements, String> {
        @Override
        public String convert(OrderedEntitlements entitlements) {
            return json.writeValueAsString(entitlements.states());
        }
    }

    @ReadingConverter
    private record EntitlementsFromColumn(JsonMapper json) implements Converter<String, OrderedEntitlements> {

        private static final TypeReference<SortedMap<String, EntitlementState>> STATES = new TypeReference<>() {};

        @Override
        public OrderedEntitlements convert(String column) {
            return new OrderedEntitlements(json.readValue(column, STATES));
        }
    }
}

package de.zugang.onboarding.order;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an order's content as JSON in one column. */
@Configuration
class OrderConversions {

    @Bean
    JdbcCustomConversions conversions(JdbcDialect dialect, JsonMapper json) {
        return JdbcCustomConversions.of(dialect, List.of(new ToColumn(json), new FromColumn(json)));
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
}

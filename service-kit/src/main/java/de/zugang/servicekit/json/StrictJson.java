package de.zugang.servicekit.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON as the contract says it and nothing else: no type is turned into another, lists hold no null, text is
 * something that Unicode and the database can hold, days are {@code YYYY-MM-DD}..
 */
@Configuration(proxyBeanMethods = false)
public class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer strictness() {
        return json -> json.withCoercionConfigDefaults(coercion -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                // a whole number is a number
                .withCoercionConfig(
                        LogicalType.Float,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new StrictText<>(String.class, text -> text))
                        .addDeserializer(LocalDate.class, new StrictText<>(LocalDate.class, StrictText::day))
                        .addDeserializer(
                                OffsetDateTime.class, new StrictText<>(OffsetDateTime.class, StrictText::instant)));
    }
}

package de.zugang.tryit.page;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.tryit.explain.Advice;
import de.zugang.tryit.explain.MessageHint;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class TextsTests {

    private static final List<String> TEMPLATES = List.of("page", "fragments", "error");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][a-z0-9.-]*)}");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(bundle("messages").keySet()).isEqualTo(bundle("messages_en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_en"})
    void everyAdviceAndHintHasItsTexts(String name) throws IOException {
        var bundle = bundle(name);

        assertThat(Arrays.stream(Advice.values())
                        .flatMap(advice -> Stream.of(advice.key("title"), advice.key("meaning"))))
                .allSatisfy(key -> assertThat(bundle.getProperty(key)).isNotBlank());
        assertThat(Arrays.stream(Advice.values()).map(advice -> advice.key("todo")))
                .allSatisfy(key -> assertThat(bundle.getProperty(key)).isNotNull());
        assertThat(Arrays.stream(MessageHint.values()).map(MessageHint::messageKey))
                .allSatisfy(key -> assertThat(bundle.getProperty(key)).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_en"})
    void whereTheStoryEndsThereIsSomethingToDo(String name) throws IOException {
        var bundle = bundle(name);

        assertThat(Arrays.stream(Advice.values())
                        .filter(advice -> advice.verdict().name().equals("STOP")))
                .allSatisfy(advice ->
                        assertThat(bundle.getProperty(advice.key("todo"))).isNotBlank());
    }

    @Test
    void everyTextOfTheTemplatesExists() throws IOException {
        var bundle = bundle("messages");
        for (String template : TEMPLATES) {
            var html =
                    new ClassPathResource("templates/" + template + ".html").getContentAsString(StandardCharsets.UTF_8);
            assertThat(USED.matcher(html).results().map(match -> match.group(1)))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(bundle.getProperty(key)).isNotBlank());
        }
    }

    private static Properties bundle(String name) throws IOException {
        var bundle = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource(name + ".properties").getInputStream(), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}

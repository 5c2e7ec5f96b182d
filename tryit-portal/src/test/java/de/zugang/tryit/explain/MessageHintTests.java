package de.zugang.tryit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class MessageHintTests {

    /** id, key, text; the text quoted if it holds a comma. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^((?:OSR|KALO)-\\d+),([^,]+),(?:\"((?:[^\"]|\"\")*)\"|([^,]*)),");

    @Test
    void everyMessageOfTheContractHasAHintOfItsOwn() throws IOException {
        List<AnswerBody.Message> messages = LINE.matcher(new ClassPathResource("api-spec/on-site-roles/v1/messages.csv")
                        .getContentAsString(StandardCharsets.UTF_8))
                .results()
                .map(line ->
                        new AnswerBody.Message(line.group(2), line.group(3) == null ? line.group(4) : line.group(3)))
                .toList();

        assertThat(messages).hasSize(52);
        assertThat(messages)
                .allSatisfy(message -> assertThat(MessageHint.of(message))
                        .as(message.toString())
                        .isNotEqualTo(MessageHint.OTHER));
    }

    @Test
    void anUnknownMessagePointsToTheDescription() {
        assertThat(MessageHint.of(new AnswerBody.Message("X-1", "Something else.")))
                .isEqualTo(MessageHint.OTHER);
    }
}

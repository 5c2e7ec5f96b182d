package de.zugang.gateway.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/** What every refusal has in common. */
public final class Problems {

    private static final String PROBLEM = "application/problem+json";

    private Problems() {}

    public static void assertRefused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROBLEM);
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("type").asString()).isEqualTo("about:blank");
        assertThat(problem.get("errors").get(0).get("message").asString()).isEqualTo(text);
        assertThat(problem.get("errors").get(0).get("field").isNull()).isTrue();
        assertThat(problem.get("requestId").asString())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElse("none"));
    }
}

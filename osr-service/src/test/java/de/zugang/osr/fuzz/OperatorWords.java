package de.zugang.osr.fuzz;

import de.zugang.osr.testing.Answer;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What operators ask about the units of {@link FuzzRegister}; imports have few ids, so that they meet. */
final class OperatorWords implements Words {

    private static final List<String> LINES =
            FuzzRegister.ndjson().lines().limit(40).toList();

    @Override
    public @Nullable String word(String field, Random random) {
        return switch (field) {
            case "importId" -> new UUID(0, random.nextInt(5)).toString();
            case "month" -> "2022-0" + (1 + random.nextInt(9));
            case "limit" -> String.valueOf(random.nextInt(-1, 1_003));
            case "billingUnit" -> FuzzRegister.billingUnit(random);
            case "residentialUnit" -> FuzzRegister.residentialUnit(random);
            case "since" -> "2026-01-01T00:00:00Z";
            default -> null;
        };
    }

    @Override
    public String line(Random random) {
        return LINES.get(random.nextInt(LINES.size()));
    }

    /** What is null is as if it was not sent. */
    @Override
    public boolean isUndecided(JsonNode document) {
        return document.toString().contains(":null");
    }

    @Override
    public void settle(Request.Draft draft, Random random) {}

    @Override
    public void tidy(Request.Draft draft, JsonNode document, Random random) {}

    @Override
    public void learn(int user, Answer answer) {}
}

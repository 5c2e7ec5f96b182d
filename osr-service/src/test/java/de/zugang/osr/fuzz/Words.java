package de.zugang.osr.fuzz;

import de.zugang.osr.testing.Answer;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a contract's fields mean, so that requests get further than the first check. */
interface Words {

    /** A value that makes sense for a field or parameter; null if there is no idea. */
    @Nullable String word(String field, Random random);

    /** A line of a body that is no single document; null if there is no idea. */
    default @Nullable String line(Random random) {
        return null;
    }

    /** Whether the contract says in prose what becomes of this document, so that its schema alone does not decide. */
    default boolean isUndecided(JsonNode document) {
        return false;
    }

    /** Makes the parameters of a path fit each other. */
    void settle(Request.Draft draft, Random random);

    /** Makes the parts of a document fit each other and the path. */
    void tidy(Request.Draft draft, JsonNode document, Random random);

    /** Learns from an answer, for example an id to ask for. */
    void learn(int user, Answer answer);
}

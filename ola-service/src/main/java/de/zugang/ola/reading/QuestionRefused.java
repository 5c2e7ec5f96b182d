package de.zugang.ola.reading;

import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What may be wrong with a question. */
final class QuestionRefused {

    private QuestionRefused() {}

    static Refused parameter(String name, String expectation) {
        return new Refused(HttpStatus.BAD_REQUEST, List.of(new ProblemDocument.Detail(expectation, name)));
    }

    /** A foreign customer number and an unknown one are the same. */
    static Refused notFound() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }

    static Refused cursorGone() {
        return new Refused(
                HttpStatus.GONE,
                List.of(new ProblemDocument.Detail(
                        "This cursor can not be gone on from without missing something. Begin again without a cursor;"
                                + " what comes once more is known by its id and version.",
                        "cursor")));
    }
}

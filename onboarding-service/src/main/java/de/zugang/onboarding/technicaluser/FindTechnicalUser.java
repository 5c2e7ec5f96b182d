package de.zugang.onboarding.technicaluser;

import org.springframework.stereotype.Component;

/** Finds a technical user by what a person typed. */
@Component
public class FindTechnicalUser {

    private final TechnicalUsers users;

    FindTechnicalUser(TechnicalUsers users) {
        this.users = users;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Found(TechnicalUser user) implements Outcome {}

        record NotFound() implements Outcome {}

        /** A client id was typed; the hint is {@link #CLIENT_ID_HINT}. */
        record ClientIdTyped() implements Outcome {}
    }

    public static final String CLIENT_ID_HINT =
            "This is a client id. Please quote the technical user's name; it starts with tu-.";

    public Outcome find(String typed) {
        return switch (TechnicalUserName.read(typed)) {
            case TechnicalUserName.Typed.Name(var name) ->
                users.named(name).<Outcome>map(Outcome.Found::new).orElseGet(Outcome.NotFound::new);
            case TechnicalUserName.Typed.ClientId _ -> new Outcome.ClientIdTyped();
            case TechnicalUserName.Typed.Malformed _ -> new Outcome.NotFound();
        };
    }
}

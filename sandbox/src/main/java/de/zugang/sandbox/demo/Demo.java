package de.zugang.sandbox.demo;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.OnSiteRoles;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OnlineAuthorizations;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Tokens;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** The three stories, any number of times on the same platform. */
public final class Demo {

    /**
     * Something measured that belongs into the report.
     *
     * @param ms 0 for what is no time
     * @param reached whether the target was reached; if not, the demo fails
     */
    public record Figure(String name, long ms, boolean reached, String detail) {

        /** A time and the most it may be. */
        public static Figure time(String name, long ms, long mostSeconds) {
            return new Figure(name, ms, ms <= mostSeconds * 1000, "target: at most " + mostSeconds + " s");
        }
    }

    private final Endpoints endpoints;
    private final Path examples;
    private final List<Figure> figures;

    /**
     * Prepares the stories.
     *
     * @param examples directory of the contract's examples
     * @param figures told at the end
     */
    public Demo(Endpoints endpoints, Path examples, List<Figure> figures) {
        this.endpoints = endpoints;
        this.examples = examples;
        this.figures = List.copyOf(figures);
    }

    /**
     * Tells the stories.
     *
     * @param json one JSON object a line instead of words
     * @return whether all went well
     */
    public boolean tell(PrintStream out, boolean json) {
        Narrator narrator = json ? Narrator.inJson(out) : Narrator.inWords(out);
        try {
            tell(narrator);
        } catch (Narrator.StoryEnded told) {
            return false;
        }
        figures.forEach(narrator::figure);
        return narrator.allOk();
    }

    private void tell(Narrator narrator) {
        var http = new Http();
        var tokens = new Tokens(http, endpoints.token());
        var api = new OnSiteRoles(http, URI.create(endpoints.gateway() + endpoints.osr()));
        var onboarding = new Onboarding(http, endpoints.desk(), new Received(http, endpoints.outbox()));
        TechnicalUser user = new OnboardingStory(endpoints, tokens, onboarding, api, new SecureRandom()).tell(narrator);
        var useCases = new UseCases(api, new Deliveries(examples));
        useCases.tell(narrator, "Bearer", Credentials.bearer(user.subscriptionKey(), tokens.technicalUser(user)));
        useCases.tell(narrator, "Basic", Credentials.basic(user));
        new OlaStory(
                        endpoints,
                        tokens,
                        onboarding,
                        new OnlineAuthorizations(http, endpoints.gateway()),
                        OnboardingStory.somebody(new SecureRandom()))
                .tell(narrator);
        new Refusals(api, tokens, user, endpoints.otherTechnicalUser()).tell(narrator);
    }
}

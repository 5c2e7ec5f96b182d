package de.zugang.onboarding.refusal;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The true reason of a refusal in words, for whoever may know it. */
@Component
public class ExplainRefusal {

    private final RefusedRequests refused;
    private final ResourceBundleMessageSource texts = texts();

    ExplainRefusal(RefusedRequests refused) {
        this.refused = refused;
    }

    /**
     * A refusal in words.
     *
     * @param explanation what was wrong
     * @param remedy what helps
     */
    public record Explained(RefusedRequest request, String explanation, String remedy) {}

    /** For support: any. */
    public Optional<Explained> forStaff(UUID requestId, Locale language) {
        return refused.find(requestId).map(request -> explain(request, language));
    }

    /**
     * For a technical user: its own, and those whose key belongs to nobody. The latter tell nothing of anybody, and only who
     * sent the request knows its id.
     */
    public Optional<Explained> forOwner(UUID requestId, String technicalUser, Locale language) {
        return refused.find(requestId)
                .filter(request -> request.technicalUser() == null
                        || request.technicalUser().equals(technicalUser))
                .map(request -> explain(request, language));
    }

    public Explained explain(RefusedRequest request, Locale language) {
        return new Explained(
                request, text(request.reason() + ".why", language), text(request.reason() + ".fix", language));
    }

    /** A gateway may be newer than this service and know a reason that has no words yet. */
    private String text(String key, Locale language) {
        return Objects.requireNonNullElse(texts.getMessage(key, null, "", language), "");
    }

    /** The base bundle is German. */
    private static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("refusal/reasons");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}

package de.zugang.onboarding.refusal;

import de.zugang.onboarding.generated.api.RefusalsApi;
import de.zugang.onboarding.generated.model.Language;
import de.zugang.onboarding.generated.model.Refusal;
import de.zugang.servicekit.refusal.Refused;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Refusals for support; see {@code api-spec/onboarding}. */
@RestController
class RefusalController implements RefusalsApi {

    private final ExplainRefusal explain;

    RefusalController(ExplainRefusal explain) {
        this.explain = explain;
    }

    @Override
    public ResponseEntity<Refusal> getRefusal(UUID requestId, @Nullable Language language) {
        return explain.forStaff(requestId, language == Language.EN ? Locale.ENGLISH : Locale.GERMAN)
                .map(explained -> ResponseEntity.ok(RefusalMapper.refusal(explained)))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "No data found."));
    }
}

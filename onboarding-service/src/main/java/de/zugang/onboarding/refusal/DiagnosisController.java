package de.zugang.onboarding.refusal;

import de.zugang.onboarding.refusal.generated.api.DiagnosisApi;
import de.zugang.onboarding.refusal.generated.model.Diagnosis;
import de.zugang.servicekit.caller.Caller;
import de.zugang.servicekit.refusal.Refused;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Refusals for their owner, through the gateway; see {@code api-spec/diagnosis}. */
@RestController
class DiagnosisController implements DiagnosisApi {

    private final ExplainRefusal explain;

    DiagnosisController(ExplainRefusal explain) {
        this.explain = explain;
    }

    @Override
    public ResponseEntity<Diagnosis> explainRefusal(UUID requestId, @Nullable String language) {
        return explain.forOwner(
                        requestId,
                        Caller.current().technicalUser(),
                        "en".equals(language) ? Locale.ENGLISH : Locale.GERMAN)
                .map(explained -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(RefusalMapper.diagnosis(explained)))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "No data found."));
    }
}

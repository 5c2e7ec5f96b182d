package de.zugang.onboarding.refusal;

import de.zugang.onboarding.generated.model.Refusal;
import de.zugang.onboarding.refusal.generated.model.Diagnosis;
import java.time.ZoneOffset;

/** From our types to those of both contracts. */
final class RefusalMapper {

    private RefusalMapper() {}

    static Refusal refusal(ExplainRefusal.Explained explained) {
        var request = explained.request();
        return new Refusal()
                .requestId(request.requestId())
                .at(request.at().atOffset(ZoneOffset.UTC))
                .status(request.status())
                .reason(request.reason())
                .explanation(explained.explanation())
                .remedy(explained.remedy())
                .technicalUser(request.technicalUser())
                .operation(request.operation())
                .keyHint(request.keyHint());
    }

    static Diagnosis diagnosis(ExplainRefusal.Explained explained) {
        var request = explained.request();
        return new Diagnosis()
                .requestId(request.requestId())
                .at(request.at().atOffset(ZoneOffset.UTC))
                .status(request.status())
                .reason(request.reason())
                .explanation(explained.explanation())
                .remedy(explained.remedy())
                .operation(request.operation())
                .keyHint(request.keyHint());
    }
}

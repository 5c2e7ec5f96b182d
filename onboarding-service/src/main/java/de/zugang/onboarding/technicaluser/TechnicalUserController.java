package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.generated.api.TechnicalUsersApi;
import de.zugang.onboarding.subscription.SubscriptionKeys;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Technical users over HTTP; see {@code api-spec/onboarding}. */
@RestController
class TechnicalUserController implements TechnicalUsersApi {

    private final FindTechnicalUser find;
    private final SubscriptionKeys keys;

    TechnicalUserController(FindTechnicalUser find, SubscriptionKeys keys) {
        this.find = find;
        this.keys = keys;
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.TechnicalUser> getTechnicalUser(String name) {
        return switch (find.find(name)) {
            case FindTechnicalUser.Outcome.Found(var user) ->
                ResponseEntity.ok(TechnicalUserMapper.technicalUser(
                        user, keys.of(user.name().value())));
            case FindTechnicalUser.Outcome.NotFound _ -> throw new Refused(HttpStatus.NOT_FOUND, "No data found.");
            case FindTechnicalUser.Outcome.ClientIdTyped _ ->
                throw new Refused(
                        HttpStatus.BAD_REQUEST,
                        URI.create("/problems/client-id-typed"),
                        List.of(new ProblemDocument.Detail(FindTechnicalUser.CLIENT_ID_HINT, "name")));
        };
    }
}

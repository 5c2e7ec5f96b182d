package de.zugang.osr.webhook;

import de.zugang.osr.access.Tenant;
import de.zugang.osr.generated.webhook.EndpointApi;
import de.zugang.osr.generated.webhook.model.Attempts;
import de.zugang.osr.generated.webhook.model.Endpoint;
import de.zugang.osr.generated.webhook.model.EndpointChange;
import de.zugang.osr.generated.webhook.model.TestStaged;
import de.zugang.servicekit.caller.Caller;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The caller's endpoint over HTTP. */
@RestController
class EndpointController implements EndpointApi {

    private final ManageEndpoint manage;
    private final EndpointUrls urls;

    EndpointController(ManageEndpoint manage, EndpointUrls urls) {
        this.manage = manage;
        this.urls = urls;
    }

    @Override
    public ResponseEntity<Endpoint> getEndpoint() {
        return manage.show(owner())
                .map(shown -> answer(HttpStatus.OK, shown))
                .orElseThrow(EndpointController::noEndpoint);
    }

    @Override
    public ResponseEntity<Endpoint> putEndpoint(EndpointChange change) {
        urls.fault(change.getUrl()).ifPresent(fault -> {
            throw new Refused(
                    HttpStatus.BAD_REQUEST, List.of(new ProblemDocument.Detail("url: " + fault + ".", "url")));
        });
        var shown = manage.put(owner(), change.getUrl());
        return answer(shown.secret() == null ? HttpStatus.OK : HttpStatus.CREATED, shown);
    }

    @Override
    public ResponseEntity<Void> deleteEndpoint() {
        if (!manage.remove(owner())) {
            throw noEndpoint();
        }
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Endpoint> replaceSecret() {
        return manage.replaceSecret(owner())
                .map(shown -> answer(HttpStatus.OK, shown))
                .orElseThrow(EndpointController::noEndpoint);
    }

    @Override
    public ResponseEntity<TestStaged> sendTest() {
        return switch (manage.test(owner())) {
            case ManageEndpoint.Test.Staged(UUID id) ->
                ResponseEntity.accepted()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new TestStaged(Event.webhookId(id)));
            case ManageEndpoint.Test.NoEndpoint _ -> throw noEndpoint();
            case ManageEndpoint.Test.Disabled _ ->
                throw new Refused(HttpStatus.CONFLICT, "The endpoint is disabled. PUT switches it on again.");
        };
    }

    @Override
    public ResponseEntity<Attempts> getAttempts() {
        return manage.attempts(owner())
                .map(attempts -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Attempts(
                                attempts.stream().map(EndpointMapper::attempt).toList())))
                .orElseThrow(EndpointController::noEndpoint);
    }

    private static ResponseEntity<Endpoint> answer(HttpStatus status, ManageEndpoint.Shown shown) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(EndpointMapper.endpoint(shown));
    }

    /** Endpoints belong to the technical user; customer numbers do not matter. */
    private static Tenant owner() {
        return new Tenant(Caller.current().technicalUser(), Set.of());
    }

    private static Refused noEndpoint() {
        return new Refused(HttpStatus.NOT_FOUND, "No data found.");
    }
}

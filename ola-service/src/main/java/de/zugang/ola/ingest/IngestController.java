package de.zugang.ola.ingest;

import de.zugang.ola.generated.ingest.OlaIngestApi;
import de.zugang.ola.generated.ingest.model.Batch;
import de.zugang.ola.generated.ingest.model.BatchReport;
import de.zugang.ola.generated.ingest.model.RefusalReason;
import de.zugang.ola.generated.ingest.model.RefusedRequest;
import de.zugang.ola.generated.ingest.model.ReportedRequest;
import de.zugang.ola.window.Window;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes batches at the operator's listener, a few at a time. */
@RestController
class IngestController implements OlaIngestApi {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

    private final TakeBatch takeBatch;
    private final JsonMapper json;
    private final Clock clock;
    private final Semaphore places;

    IngestController(TakeBatch takeBatch, JsonMapper json, Clock clock, IngestProperties properties) {
        this.takeBatch = takeBatch;
        this.json = json;
        this.clock = clock;
        this.places = new Semaphore(properties.ingestAtATime());
    }

    @Override
    public ResponseEntity<BatchReport> postAuthorizationRequests(Batch batch) {
        if (!places.tryAcquire()) {
            throw new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many batches at a time; send this one again.",
                    COME_BACK_AFTER);
        }
        try {
            Tally tally = takeBatch.take(reported(batch.getAuthorizationRequests()), completeUntil(batch));
            return ResponseEntity.ok(report(tally));
        } finally {
            places.release();
        }
    }

    /** It never moves back, so one wrong by years would hide for years that the host is silent. */
    private @Nullable Instant completeUntil(Batch batch) {
        OffsetDateTime until = batch.getCompleteUntil();
        if (until == null) {
            return null;
        }
        if (Window.endingAt(clock.instant()).isFuture(until.toInstant())) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    List.of(new ProblemDocument.Detail(
                            until + " (expected: at most 60 seconds ahead of our clock)", "completeUntil")));
        }
        return until.toInstant();
    }

    private List<Reported> reported(List<ReportedRequest> requests) {
        var reported = new ArrayList<Reported>(requests.size());
        for (ReportedRequest request : requests) {
            Instant requestedAt = request.getRequestedAt().toInstant().truncatedTo(ChronoUnit.MICROS);
            reported.add(new Reported(
                    reported.size(), request.getId(), requestedAt, request.getCustomerId(), content(request)));
        }
        return reported;
    }

    /** What has no column of its own. */
    private String content(ReportedRequest request) {
        ObjectNode content = json.valueToTree(request);
        content.remove(List.of("id", "customerId", "requestedAt"));
        return json.writeValueAsString(content);
    }

    private static BatchReport report(Tally tally) {
        return new BatchReport(
                tally.accepted(),
                tally.amended(),
                tally.duplicates(),
                tally.refusals().stream()
                        .map(refusal -> new RefusedRequest(
                                refusal.reported().index(),
                                refusal.reported().id(),
                                RefusalReason.valueOf(refusal.reason().name())))
                        .toList());
    }
}

package de.zugang.ola.reading;

import de.zugang.ola.access.Access;
import de.zugang.ola.generated.AuthorizationRequestsApi;
import de.zugang.ola.generated.model.AuthorizationRequestChanges;
import de.zugang.ola.generated.model.AuthorizationRequestPage;
import de.zugang.ola.window.Stream;
import de.zugang.ola.window.Window;
import de.zugang.servicekit.caller.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Answers callers about the past 24 hours of their customer numbers. */
@RestController
class ReadingController implements AuthorizationRequestsApi {

    private static final int DEEPEST = 10_000;
    private static final Set<String> OF_PAGES = Set.of("customerId", "from", "to", "page", "size");
    private static final Set<String> OF_CHANGES = Set.of("customerId", "cursor", "size");

    private final Access access;
    private final Requests requests;
    private final Stream stream;
    private final ReadingMapper mapper;
    private final HttpServletRequest http;
    private final Clock clock;

    ReadingController(
            Access access,
            Requests requests,
            Stream stream,
            ReadingMapper mapper,
            HttpServletRequest http,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.stream = stream;
        this.mapper = mapper;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<AuthorizationRequestPage> getAuthorizationRequests(
            @Nullable String customerId,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            Integer page,
            Integer size) {
        knowsAll(OF_PAGES);
        if ((long) page * size + size > DEEPEST) {
            throw QuestionRefused.parameter(
                    "page",
                    "is beyond the %,dth request; /changes with its cursor delivers everything".formatted(DEEPEST));
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw QuestionRefused.parameter("from", "is after to");
        }
        Set<String> numbers = numbers(customerId);
        Window window = Window.endingAt(clock.instant());
        Instant first = from == null ? window.start() : later(from.toInstant(), window.start());
        Instant end = to == null ? window.end() : earlier(to.toInstant(), window.end());
        Window asked = new Window(first, later(end, first));
        return access.read(numbers, window.start(), () -> {
            Stream.State state = stream.state();
            List<StoredRequest> found = requests.page(numbers, asked.start(), asked.end(), page * size, size + 1);
            return about(numbers).body(mapper.page(asked, state, page, size, found));
        });
    }

    @Override
    public ResponseEntity<AuthorizationRequestChanges> getAuthorizationRequestChanges(
            @Nullable String customerId, @Nullable String cursor, Integer size) {
        knowsAll(OF_CHANGES);
        Set<String> numbers = numbers(customerId);
        Instant now = clock.instant();
        Window window = Window.endingAt(now);
        return access.read(numbers, window.start(), () -> {
            // The state first: whatever is at or before its position is visible to the query that follows.
            Stream.State state = stream.state();
            Cursor at = cursor == null ? Cursor.begin(state, numbers, now) : parse(cursor);
            if (!at.isGood(state, numbers, window)) {
                throw QuestionRefused.cursorGone();
            }
            List<StoredRequest> found = requests.after(at.position(), numbers, window.start(), size + 1);
            return about(numbers).body(mapper.changes(window, state, at, now, size, found));
        });
    }

    private static Cursor parse(String text) {
        return Cursor.parse(text)
                .orElseThrow(() -> QuestionRefused.parameter("cursor", "is none of ours; send it as it was received"));
    }

    /** Whose data the question is about. */
    private static Set<String> numbers(@Nullable String customerId) {
        Set<String> all = Caller.current().customerNumbers();
        if (customerId == null) {
            return all;
        }
        if (!all.contains(customerId)) {
            throw QuestionRefused.notFound();
        }
        return Set.of(customerId);
    }

    /** Names the customer number for the gateway's sums of usage, where there is one. */
    private static ResponseEntity.BodyBuilder about(Set<String> numbers) {
        var answer = ResponseEntity.ok();
        return numbers.size() == 1
                ? answer.header(Caller.ANSWER_IS_ABOUT, numbers.iterator().next())
                : answer;
    }

    /** A misspelt filter must not look like an answer to it. */
    private void knowsAll(Set<String> parameters) {
        http.getParameterMap().forEach((name, values) -> {
            if (!parameters.contains(name)) {
                throw QuestionRefused.parameter(
                        name.length() > 40 ? name.substring(0, 40) : name, "is no parameter of this operation");
            }
            if (values.length != 1) {
                throw QuestionRefused.parameter(name, "is there %d times (expected: once)".formatted(values.length));
            }
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

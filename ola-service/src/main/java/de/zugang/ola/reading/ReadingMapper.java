package de.zugang.ola.reading;

import de.zugang.ola.generated.model.AuthorizationRequest;
import de.zugang.ola.generated.model.AuthorizationRequestChanges;
import de.zugang.ola.generated.model.AuthorizationRequestPage;
import de.zugang.ola.window.Stream;
import de.zugang.ola.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From rows to the contract's types. Where there is one row more than asked for, there is more to ask for. */
@Component
class ReadingMapper {

    private final JsonMapper json;

    ReadingMapper(JsonMapper json) {
        this.json = json;
    }

    AuthorizationRequestPage page(Window asked, Stream.State state, int page, int size, List<StoredRequest> found) {
        return new AuthorizationRequestPage(
                window(asked, state), page, size, found.size() > size, requests(found, size));
    }

    AuthorizationRequestChanges changes(
            Window window, Stream.State state, Cursor at, Instant now, int size, List<StoredRequest> found) {
        boolean hasMore = found.size() > size;
        // All seen: then also what others' requests took of the numbers is behind us.
        long last = found.isEmpty()
                ? 0
                : found.get(Math.min(size, found.size()) - 1).position();
        long position = hasMore ? last : Math.max(last, state.position());
        return new AuthorizationRequestChanges(
                window(window, state), at.movedTo(position, now).text(), hasMore, requests(found, size));
    }

    private List<AuthorizationRequest> requests(List<StoredRequest> found, int size) {
        return found.stream().limit(size).map(this::request).toList();
    }

    private AuthorizationRequest request(StoredRequest stored) {
        ObjectNode whole = (ObjectNode) json.readTree(stored.content());
        whole.put("id", stored.id())
                .put("version", stored.version())
                .put("customerId", stored.customerNumber())
                .put("requestedAt", stored.requestedAt().toInstant().toString());
        return json.treeToValue(whole, AuthorizationRequest.class);
    }

    private static de.zugang.ola.generated.model.Window window(Window window, Stream.State state) {
        var shown = new de.zugang.ola.generated.model.Window(
                window.start().atOffset(ZoneOffset.UTC), window.end().atOffset(ZoneOffset.UTC));
        Instant completeUntil = state.completeUntil();
        return completeUntil == null ? shown : shown.completeUntil(completeUntil.atOffset(ZoneOffset.UTC));
    }
}

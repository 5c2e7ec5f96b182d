package de.zugang.gateway.usage;

import de.zugang.gateway.snapshot.LastGood;
import de.zugang.gateway.usage.generated.UsageEntry;
import de.zugang.gateway.usage.generated.UsageReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was counted and not yet delivered, on the disk. */
final class UnsentUsage {

    private static final Logger log = LoggerFactory.getLogger(UnsentUsage.class);

    private final LastGood file;
    private final JsonMapper json;

    UnsentUsage(LastGood file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    /**
     * The whole of it.
     *
     * @param unanswered the report that is on its way, maybe delivered already
     * @param waiting what goes into the next ones
     */
    record Rest(@Nullable UsageReport unanswered, List<UsageEntry> waiting) {}

    Rest read() {
        String text = file.read();
        if (text != null) {
            try {
                return json.readValue(text, Rest.class);
            } catch (JacksonException unreadable) {
                log.error("usage: what was not delivered before the restart is not readable");
            }
        }
        return new Rest(null, List.of());
    }

    void write(Rest rest) {
        file.write(json.writeValueAsString(rest));
    }
}

package de.zugang.sandbox.customers;

import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the entries of a file, at most a thousand at a time; each thousand is in or not at all.
 *
 * @param onboarding base of onboarding-service, without a slash at the end
 * @param token an access token with the role operator
 */
public record CustomerImport(Http http, URI onboarding, Supplier<String> token) {

    private static final int AT_ONCE = 1000;
    private static final int DONE = 200;
    private static final int REFUSED = 400;
    private static final Pattern INDEX = Pattern.compile("customers\\[(\\d+)](?:\\.(.*))?");

    /** What came of a file. */
    public record Report(int added, int changed, int unchanged, List<String> refused) {}

    /** Main customer numbers go first, since the others refer to them. Stops at the first refusal. */
    public Report run(CustomerFile file) {
        var entries = new ArrayList<>(file.entries());
        entries.sort((one, other) -> Boolean.compare(other.isMain(), one.isMain()));
        var report = new Report(0, 0, 0, List.of());
        for (int from = 0; from < entries.size() && report.refused().isEmpty(); from += AT_ONCE) {
            report = plus(report, entries.subList(from, Math.min(from + AT_ONCE, entries.size())));
        }
        return report;
    }

    private Report plus(Report before, List<CustomerFile.Entry> entries) {
        var body = JsonMapper.shared().createObjectNode();
        var customers = body.putArray("customers");
        entries.forEach(entry -> customers.add(entry.customer()));
        Answer answer = http.postJson(
                URI.create(onboarding + "/onboarding/v1/customers/import"),
                Map.of("Authorization", "Bearer " + token.get()),
                body.toString());
        if (answer.status() == REFUSED) {
            return new Report(before.added(), before.changed(), before.unchanged(), refusals(answer, entries));
        }
        JsonNode counts = answer.expect(DONE).json();
        return new Report(
                before.added() + counts.path("added").asInt(),
                before.changed() + counts.path("changed").asInt(),
                before.unchanged() + counts.path("unchanged").asInt(),
                List.of());
    }

    /** In the words of the service, with the lines of the file. */
    private static List<String> refusals(Answer answer, List<CustomerFile.Entry> entries) {
        var lines = new ArrayList<String>();
        for (JsonNode error : answer.json().path("errors")) {
            var index = INDEX.matcher(error.path("field").asString(""));
            String where = index.matches()
                    ? "line " + entries.get(Integer.parseInt(index.group(1))).line() + ", " + index.group(2) + ": "
                    : "";
            lines.add(where + error.path("message").asString());
        }
        return List.copyOf(lines);
    }
}

package de.zugang.onboarding.ticket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What we ask of the service desk. Every method throws {@link Matrix42Away} when it does not do its part. */
final class Matrix42 {

    private static final String COLUMNS = "ID,[Expression-ObjectID] as ObjectId,TicketNumber,Subject,DescriptionHTML";

    private static final int PAGE = 200;

    /** What is beyond comes in a later round. */
    private static final int MOST_PAGES = 50;

    private static final String COMMON = "SPSCommonClassBase";

    private final Matrix42Properties properties;
    private final Matrix42Calls calls;

    Matrix42(Matrix42Properties properties, Matrix42Calls calls) {
        this.properties = properties;
        this.calls = calls;
    }

    /**
     * One ticket.
     *
     * @param objectId its id for all calls
     * @param number as people know it, for example {@code TCK00002}
     * @param description what the form of the service desk wrote, maybe as HTML
     */
    record Ticket(String objectId, String number, String subject, String description) {}

    /** How a ticket ends. */
    enum Ending {
        SOLVED(402),
        REJECTED(404);

        private final int reason;

        Ending(int reason) {
            this.reason = reason;
        }
    }

    /** Tickets of our category on which nobody works yet. */
    List<Ticket> fresh() {
        return tickets("Category = '" + properties.category() + "' AND T(SPSCommonClassBase).State = "
                + properties.newState());
    }

    /** Tickets whose subject holds the reference; after an unanswered attempt to open one, whoever tries again looks first. */
    Optional<Ticket> withReference(String reference) {
        return tickets("Subject LIKE '%" + reference + "%'").stream().findFirst();
    }

    /** One ticket by its id. */
    Optional<Ticket> byId(String objectId) {
        return tickets("[Expression-ObjectID] = '" + objectId + "'").stream().findFirst();
    }

    /** Opens a ticket and returns its id. */
    String open(String subject, String description) {
        JsonNode id = calls.post(
                "/api/ticket/Create?activityType=" + properties.activityType(),
                Map.of(
                        "Subject",
                        subject,
                        "Description",
                        description,
                        "Category",
                        properties.category(),
                        "State",
                        properties.newState()));
        if (!id.isString()) {
            throw new Matrix42Away("a ticket was opened, but its id was not told");
        }
        return id.asString();
    }

    /** Adds an entry to a ticket's journal. */
    void tell(String objectId, String text) {
        calls.post(
                "/api/journal/Add",
                Map.of("ObjectId", objectId, "Comments", text, "VisibleInPortal", true, "EntryType", 0));
    }

    boolean isClosed(String objectId) {
        int state = common(objectId).path("State").asInt(properties.newState());
        return properties.closedStates().contains(state);
    }

    /** Partly, and without a time stamp: a stale one would be answered with 500. */
    void setState(String objectId, int state) {
        String id = common(objectId).path("ID").asString("");
        if (!id.isEmpty()) {
            calls.put("/api/data/fragments/" + COMMON, Map.of("ID", id, "State", state));
        }
    }

    private JsonNode common(String objectId) {
        return calls.get("/api/data/fragments/" + COMMON + "?where="
                        + encoded("[Expression-ObjectID] = '" + objectId + "'") + "&columns=" + encoded("ID,State"))
                .path(0);
    }

    void close(String objectId, String text, Ending ending) {
        calls.post(
                "/api/ticket/close",
                Map.of("ObjectIds", List.of(objectId), "Comments", "<p>" + text + "</p>", "Reason", ending.reason));
    }

    /**
     * All of them, page by page. The vendor does not say whether pages are counted from 0 or from 1: so the first is asked for without a
     * number, and what comes twice counts once.
     */
    private List<Ticket> tickets(String where) {
        String query = "/api/data/fragments/" + properties.definition() + "?where=" + encoded(where) + "&columns="
                + encoded(COLUMNS) + "&sort=" + encoded("TicketNumber ASC") + "&pagesize=" + PAGE;
        var tickets = new LinkedHashSet<Ticket>();
        List<Ticket> page = page(query);
        tickets.addAll(page);
        for (int number = 1; page.size() >= PAGE && number <= MOST_PAGES; number++) {
            page = page(query + "&pagenumber=" + number);
            tickets.addAll(page);
        }
        return List.copyOf(tickets);
    }

    private List<Ticket> page(String query) {
        JsonNode found = calls.get(query);
        var tickets = new ArrayList<Ticket>();
        // a missing fragment is null
        if (found.isArray()) {
            found.forEach(row -> tickets.add(new Ticket(
                    row.path("ObjectId").asString(""),
                    row.path("TicketNumber").asString(""),
                    row.path("Subject").asString(""),
                    row.path("DescriptionHTML").asString(""))));
        }
        tickets.removeIf(ticket -> ticket.objectId().isEmpty());
        return tickets;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

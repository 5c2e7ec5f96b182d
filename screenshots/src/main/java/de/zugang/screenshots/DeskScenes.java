package de.zugang.screenshots;

import de.zugang.sandbox.endpoints.Endpoints;
import java.util.List;

/** Every page of the desk, each in the states that differ to the eye. */
record DeskScenes(Endpoints.Users users, Stage.Set set) {

    private static final String CHECK = "form[data-draft] button[type=submit]";

    List<Scene> all() {
        return List.of(
                agent("queue", "Orders", "/desk"),
                agent(
                        "queue-filtered",
                        "Orders, searched and filtered",
                        "/desk?state=WAITING_FOR_CUSTOMER&text=SR-2026"),
                agent("queue-nothing", "Orders, nothing found", "/desk?text=no+such+order"),
                agent("queue-client-id", "Orders, a client id typed", "/desk?text=zgc-0123456789abcdef"),
                agent("form", "New order, empty", "/desk/orders/new"),
                scene(
                        "form-errors",
                        "New order, incomplete",
                        users.customerService(),
                        visit -> visit.open("/desk/orders/new")
                                .type("#company", "Unbekannt GmbH")
                                .type("#mainCustomerNumber", "0000777777")
                                .type("#customerNumbers", "0000999999\n12")
                                .press(CHECK)
                                .see("#errors")),
                scene(
                        "form-check",
                        "New order, check answers",
                        users.customerService(),
                        visit -> visit.open("/desk/orders/new")
                                .type("#company", "Muster Hausverwaltung GmbH")
                                .type("#mainCustomerNumber", "0000123456")
                                .type("#customerNumbers", "0000123457, 0000123458")
                                .type("#email", "it@muster-hausverwaltung.example")
                                .type("#mobile", "+49 1512 3456789")
                                .tick("#entitlement-OLA")
                                .press(CHECK)
                                .see("button.primary")),
                agent(
                        "sales",
                        "Not a customer yet",
                        "/desk/sales?company=Neue+Hausverwaltung+GmbH&customerNumber=0000777777"),
                scene(
                        "referral",
                        "Not a customer yet, referred",
                        users.customerService(),
                        visit -> visit.open("/desk/sales")
                                .type("#company", "Neue Hausverwaltung GmbH")
                                .type("#ticket", "SR-2026-4712")
                                .press("main form button.primary")
                                .see("pre")),
                agent("order-waiting", "Order, waits for the customer", "/desk/orders/" + set.waiting()),
                agent("order-done", "Order, done, an entitlement undecided", "/desk/orders/" + set.granted()),
                page(
                        "order-decide",
                        "Order, the sales lead decides",
                        users.salesLead(),
                        "/desk/orders/" + set.granted()),
                page(
                        "order-agree",
                        "Order, a second person agrees",
                        users.customerService2(),
                        "/desk/orders/" + set.changing()),
                agent("order-own", "Order, one's own to decide", "/desk/orders/" + set.changing()),
                agent("order-objection", "Order, waits for an objection", "/desk/orders/" + set.objection()),
                page("approvals", "Approvals", users.salesLead(), "/desk/approvals"),
                agent("technical-users", "Technical users", "/desk/technical-users"),
                agent(
                        "technical-users-not-found",
                        "Technical users, nothing found",
                        "/desk/technical-users?name=tu-nobody-aa22"),
                agent("technical-user", "Technical user", user("")),
                page("technical-user-auditor", "Technical user, as an auditor", users.auditor(), user("")),
                agent("change-numbers", "Change, customer numbers", user("/change/add-customer-numbers")),
                scene(
                        "change-errors",
                        "Change, refused",
                        users.customerService(),
                        visit -> visit.open(user("/change/add-customer-numbers"))
                                .type("#customerNumbers", "0000999999")
                                .press(CHECK)
                                .see("#errors")),
                scene(
                        "change-check",
                        "Change, check answers",
                        users.customerService(),
                        visit -> visit.open(user("/change/suspend"))
                                .type("#reason", "Der Schlüssel stand in einem Forum")
                                .press(CHECK)
                                .see("button.primary")),
                agent("change-attributes", "Change, contact", user("/change/change-attributes")),
                agent("change-secret", "Change, new secret", user("/change/roll-secret")),
                agent("change-entitlement", "Change, entitlement", user("/change/grant-entitlement")),
                agent("refusals", "Refused requests", "/desk/refusals"),
                agent("refusals-found", "Refused requests, explained", "/desk/refusals?id=" + set.refused()),
                agent("refusals-no-id", "Refused requests, not an id", "/desk/refusals?id=4711"),
                page("audit", "Audit trail", users.auditor(), "/desk/audit?verify=true"),
                page("gateways", "Gateways", users.operator(), "/desk/gateways"),
                page("doctor", "Doctor", users.operator(), "/desk/doctor?now=true"),
                page("hold", "Hold provisioning", users.operator(), "/desk/hold"),
                agent("not-found", "No such page", "/desk/no-such-page"),
                page("forbidden", "Not allowed", users.auditor(), "/desk/orders/new"));
    }

    private String user(String rest) {
        return "/desk/technical-users/" + set.user() + rest;
    }

    private Scene agent(String name, String about, String path) {
        return page(name, about, users.customerService(), path);
    }

    private static Scene page(String name, String about, Endpoints.User who, String path) {
        return scene(name, about, who, visit -> visit.open(path));
    }

    private static Scene scene(String name, String about, Endpoints.User who, Scene.Way way) {
        return new Scene("desk-" + name, about, who, way);
    }
}

package de.zugang.onboarding.doctor;

/** Everything that can be found; what it means and what to do, in plain words. */
public enum Disagreement {
    KEYCLOAK_SILENT(
            "Keycloak could not be asked, so clients are not compared.", "See whether Keycloak runs, and look again."),
    CLIENT_WITHOUT_USER(
            "Keycloak has a client of ours whose technical user is unknown here.",
            "If the database was restored, place the order again; otherwise delete the client at Keycloak."),
    USER_WITHOUT_CLIENT(
            "The technical user has no client at Keycloak, so it gets no tokens.",
            "Restore Keycloak, or end this technical user and order a new one."),
    CLIENT_OF_ANOTHER(
            "The client at Keycloak does not carry the order of this technical user; somebody else made it.",
            "Find out who made it; delete it at Keycloak and order a new technical user."),
    CLIENT_ENABLED(
            "The technical user may not call, but Keycloak still gives tokens to its client.",
            "Disable the client at Keycloak; gateways refuse its tokens meanwhile."),
    CLIENT_DISABLED(
            "The technical user is active, but Keycloak gives no tokens to its client.",
            "Enable the client at Keycloak, or suspend the technical user by an order."),
    CLIENT_CHANGED(
            "The client at Keycloak may do more, or other things, than we set up.",
            "Compare it with a client that works, and set it back at Keycloak."),
    SECRET_DIFFERS(
            "The client secret at Keycloak is not the one that gateways know; Bearer and Basic want different ones.",
            "Order a new secret for the technical user."),
    NOT_ANNOUNCED(
            "Gateways were never told of the technical user, so every call of it is refused.",
            "Suspend and reactivate it by orders; both tell the gateways anew."),
    ANNOUNCED_WITHOUT_USER(
            "Gateways were told of a technical user that is unknown here.",
            "Put its key on the deny list of the gateways, and find out where the entry came from."),
    ANNOUNCED_DIFFERENTLY(
            "Gateways were told something else of the technical user than stands here.",
            "Suspend and reactivate it by orders; both tell the gateways anew."),
    KEY_UNKNOWN(
            "Gateways accept a subscription key that is unknown here.",
            "Replace the key of the technical user by an order; that tells the gateways anew."),
    KEY_NOT_ANNOUNCED(
            "A subscription key is stored here, but gateways were not told of it.",
            "Replace the key of the technical user by an order."),
    NO_GATEWAY(
            "No gateway node has asked for news lately.",
            "Start a gateway, or see why it does not reach this service."),
    GATEWAY_BEHIND(
            "A gateway node runs but has not taken over the latest changes.",
            "Look at the log of the node; restart it if it stays so."),
    GATEWAY_AWAY(
            "A gateway node has not asked for news lately; it may serve from its snapshot, without the latest changes.",
            "If the node is gone for good, nothing is to be done; otherwise see why it does not reach this service."),
    ORDER_STUCK("A step of an order has stopped and needs a person.", "Open the order at the desk; it says why."),
    ORDER_FORGOTTEN(
            "An order is under way, but nothing works on it.", "Open the order at the desk and have it tried again.");

    private final String meaning;
    private final String remedy;

    Disagreement(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    public String meaning() {
        return meaning;
    }

    public String remedy() {
        return remedy;
    }

    /** Whether something is wrong; otherwise it is worth knowing only. */
    public boolean isWrong() {
        return this != GATEWAY_AWAY;
    }
}

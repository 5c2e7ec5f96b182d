package de.zugang.onboarding.remark;

/**
 * Why a step waits or stopped, or what is worth knowing of it. Stored by name, so a name never changes. The sentence is
 * what the API says; the desk has its own under {@code remark.<name>} in every language. {@code {0}} is the one detail.
 */
public enum Situation {
    /** Free text from before the set was closed; shown as it is and never written any more. */
    AS_WRITTEN("{0}"),

    KEYCLOAK_UNREACHABLE("Keycloak cannot be reached."),
    /** Somebody was faster. */
    CLIENT_EXISTS("Keycloak says that the client exists already."),
    CLIENT_UNKNOWN("Keycloak does not know the client any more."),
    /** It was there a moment ago. */
    CLIENT_GONE("Keycloak does not know what we want to change."),
    /** Detail: status. */
    CLIENT_NOT_CREATED("Keycloak did not create the client: status {0}."),
    /** Detail: status. */
    CLIENT_NOT_FOUND("Keycloak did not find the client: status {0}."),
    /** Detail: client id. */
    CLIENT_FOREIGN("Keycloak has a client {0} that does not belong to this order. An operator must look at it."),

    KEY_GONE("The subscription key is not at hand any more; a new one must be issued."),
    MAIL_UNREACHABLE("The mail server cannot be reached."),
    MAIL_SIGN_IN_REFUSED("The mail server does not accept our sign-in."),
    /** Detail: SMTP status. */
    MAIL_LATER("The mail server asks to come back later ({0})."),
    /** The order is all right, something of ours is not. Detail: SMTP status. */
    MAIL_OUR_TROUBLE("The mail server takes no e-mails from us at present ({0}); operations must see to it."),
    /** Detail: SMTP status. */
    MAIL_REFUSED("The mail server refused the e-mail for good ({0}); please check the address."),

    SECRET_TOO_LONG("The client secret does not fit into one text message; make a new one."),
    TEXT_UNANSWERED("The provider of text messages did not answer; we look whether it was sent."),
    TEXT_UNREADABLE("The provider of text messages answered something we cannot read."),
    /** Detail: status or error code of the provider. */
    TEXT_TROUBLE("The provider of text messages has trouble ({0}); we look whether it was sent."),
    /** Detail: status or error code of the provider. */
    TEXT_LATER("The provider of text messages asks to come back later ({0})."),
    /** The order is all right, something of ours is not. Detail: status or error code of the provider. */
    TEXT_OUR_TROUBLE("The provider of text messages takes none from us at present ({0}); operations must see to it."),
    /** Detail: status or error code of the provider. */
    TEXT_REFUSED("The provider of text messages refused the message for good ({0}); please check the mobile number."),
    /** Whoever answers STOP gets nothing more from our number, whoever sends it, until START is answered. */
    TEXT_UNSUBSCRIBED("The recipient has answered STOP to our number; once START was answered, have it tried again."),
    TEXT_NOT_TAKEN("The provider of text messages did not get the message."),
    TEXT_UNASKED("The provider of text messages cannot be asked whether it was sent."),

    /** What was taken did not arrive. Detail: error code of the provider. */
    TEXT_NOT_REACHED("The phone was not reached ({0}): switched off, without network, or no such number any more."),
    /** Detail: error code of the provider. */
    TEXT_BLOCKED("The network or the recipient blocks the message ({0}); please ask the customer for another number."),
    /** Detail: error code of the provider. */
    TEXT_NO_MOBILE("The number cannot receive text messages ({0}); please ask the customer for a mobile number."),
    TEXT_EXPIRED("The phone was not reached for hours, so the message expired."),
    /** Detail: error code of the provider, or a dash. */
    TEXT_FAILED("The message did not arrive ({0}); please check the mobile number."),
    /** What the mail server took came back. Detail: code of RFC 3463. */
    MAIL_NO_SUCH_ADDRESS("The e-mail came back ({0}): there is no such address; please check it."),
    MAIL_BOX_FULL("The e-mail came back: the mailbox is full."),
    /** Detail: code of RFC 3463. */
    MAIL_CAME_BACK("The e-mail came back ({0}); please ask the customer for another address."),
    TEXT_LIMIT_NUMBER("So many text messages went to this number today that it waits until tomorrow."),
    TEXT_LIMIT_RANGE("Many text messages went to numbers like this one within an hour; it waits for the next hour."),
    TEXT_LIMIT_ALL("More text messages than usual were sent within an hour; it waits, and operations must look at it."),

    /** Detail: names of the nodes. */
    GATEWAYS_MISSING("Waits for gateway nodes: {0}"),
    NO_GATEWAY_LIVE("No gateway node is live; each learns of it when it is back."),
    CHANGE_IMPOSSIBLE("The technical user cannot be changed so any more; look at it and place a new order."),
    /** Detail: until when. */
    OBJECTION_POSSIBLE("Is in force from {0} (UTC) on, unless somebody objects before."),
    /** Detail: until when. */
    SECRETS_OVERLAP("The old client id and its secret work until {0} (UTC)."),
    CONTACT_CHANGED("Where this would be sent was changed meanwhile; place a new order."),
    ENTITLEMENT_REACHES_FURTHER(
            "Customer numbers were added since the approval was asked for; order the entitlement anew."),
    USER_MISSING("Waits until the technical user exists."),

    /** Detail: when. */
    SECRET_EXPIRES("The secret expires at {0} (UTC) unless it is used before."),
    WORK_UNDER_WAY("Waits until the step that is under way has come to its end."),
    STEP_UNKNOWN("This version does not know how to do the step."),
    UNEXPECTED("Something unexpected happened; it is tried again by itself.");

    private static final String PLACE = "{0}";

    private final String sentence;

    Situation(String sentence) {
        this.sentence = sentence;
    }

    /** In English, with {@code {0}} where the detail belongs. */
    public String sentence() {
        return sentence;
    }

    public boolean hasDetail() {
        return sentence.contains(PLACE);
    }

    String with(String detail) {
        return sentence.replace(PLACE, detail);
    }
}

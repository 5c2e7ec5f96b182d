package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.order.OrderApproved.Part;
import java.util.Arrays;
import java.util.List;

/**
 * The steps, in the order of the work. The order is the safety argument: what works is switched on only when its
 * e-mail has left, and the last thing to leave is the piece without which nothing works. Stored by name, so a name never
 * changes.
 */
public enum Step {
    /** Takes a technical user name for good. */
    RESERVE_NAME(Part.ORDER),
    /** Creates the client at Keycloak, disabled. */
    CREATE_CLIENT(Part.ORDER),
    /** Draws the subscription key; its hash is kept, itself lies sealed in the e-mail step. */
    DRAW_KEY(Part.ORDER),
    /** Tells the gateways, still inactive. */
    ANNOUNCE(Part.ORDER),
    /** Sends name, client id and key. */
    E_MAIL(Part.ORDER),
    /** Switches client and subscription on. */
    ACTIVATE(Part.ORDER),
    /** Waits until every live gateway node has it. */
    CONFIRM_GATEWAYS(Part.ORDER),
    /** Sends the client secret. */
    TEXT_MESSAGE(Part.ORDER),
    /** Closes the order. */
    CLOSE(Part.ORDER),

    /** Adds an entitlement to the technical user, once there is one. */
    GRANT_ENTITLEMENT(Part.ENTITLEMENT),
    /** Waits until every live gateway node knows of the entitlement. */
    CONFIRM_ENTITLEMENT(Part.ENTITLEMENT),
    /** Changes what the technical user may reach, and tells the gateways. */
    APPLY_CHANGE(Part.CHANGE),
    /** Waits until every live gateway node knows of the change. */
    CONFIRM_CHANGE(Part.CHANGE),
    CLOSE_CHANGE(Part.CHANGE),
    /** Suspends, reactivates or ends the technical user at the gateways, where it works within a second. */
    SWITCH_USER(Part.SWITCH),
    /** Switches its client at Keycloak off or on. */
    SWITCH_CLIENT(Part.SWITCH),
    /** Waits until every live gateway node knows of the switch. */
    CONFIRM_SWITCH(Part.SWITCH),
    CLOSE_SWITCH(Part.SWITCH),
    /** Draws another subscription key, limits the old one, and tells the gateways. */
    ROLL_KEY(Part.KEY),
    /** Waits until every live gateway node knows of the key, so that it works when it arrives. */
    CONFIRM_KEY(Part.KEY),
    /** Sends the new key. */
    KEY_MAIL(Part.KEY),
    CLOSE_KEY(Part.KEY),
    /** Creates another client at Keycloak, disabled; its secret is another one. */
    CREATE_NEXT_CLIENT(Part.SECRET),
    /** Puts it in the place of the present one, or beside it for a while, and tells the gateways. */
    SWITCH_SECRET(Part.SECRET),
    /** Waits until every live gateway node knows of it, so that it works when it arrives. */
    CONFIRM_SECRET(Part.SECRET),
    /** Sends the client id, and says how long the old one works. */
    SECRET_MAIL(Part.SECRET),
    /** Sends the secret. */
    SECRET_TEXT(Part.SECRET),
    CLOSE_SECRET(Part.SECRET),
    /** Removes the old client when its time is over. */
    RETIRE_CLIENT(Part.SECRET),
    /** Tells the old e-mail address that keys or secrets will go elsewhere. */
    TELL_OLD_ADDRESS(Part.ATTRIBUTES),
    /** Tells the old mobile number. */
    TELL_OLD_NUMBER(Part.ATTRIBUTES),
    /** Waits for a time in which whoever was told may object. */
    AWAIT_OBJECTION(Part.ATTRIBUTES),
    /** Sets the attributes, and closes the order with that. */
    APPLY_ATTRIBUTES(Part.ATTRIBUTES),
    /** Tells the technical user's e-mail address that its secret, which was never used, will expire. */
    EXPIRY_MAIL(Part.EXPIRY),
    /** Waits until it is used after all, or its time is over. */
    AWAIT_USE(Part.EXPIRY),
    /** Voids the secret at Keycloak and at the gateways. */
    VOID_SECRET(Part.EXPIRY),
    /** Waits until every live gateway node knows. */
    CONFIRM_EXPIRY(Part.EXPIRY),
    CLOSE_EXPIRY(Part.EXPIRY),
    /** Waits until nobody works on the order that was given up. */
    STAND_STILL(Part.UNDO),
    /** Takes back what is in our own database, and tells the gateways. */
    TAKE_BACK(Part.UNDO),
    /** Removes the client that the order made at Keycloak. */
    REMOVE_CLIENT(Part.UNDO),
    /** Waits until every live gateway node knows. */
    CONFIRM_UNDO(Part.UNDO),
    CLOSE_UNDO(Part.UNDO);

    private final Part part;

    Step(Part part) {
        this.part = part;
    }

    public Part part() {
        return part;
    }

    static List<Step> of(Part part) {
        return Arrays.stream(values()).filter(step -> step.part == part).toList();
    }
}

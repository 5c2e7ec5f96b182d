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

    /** Adds OLA to the technical user, once there is one. */
    GRANT_OLA(Part.OLA),
    /** Waits until every live gateway node knows of OLA. */
    CONFIRM_OLA(Part.OLA);

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

package de.zugang.onboarding.feed;

import de.zugang.onboarding.staff.CallingClient;
import de.zugang.servicekit.refusal.Refused;
import org.springframework.http.HttpStatus;

/** A gateway node names itself, but only within the name of the client that its token was issued to. */
public final class NodeName {

    private NodeName() {}

    /**
     * Refuses a name that is not the present client's to use.
     *
     * @return the name
     */
    public static String ofCaller(String node) {
        if (!fits(node, CallingClient.id())) {
            throw new Refused(HttpStatus.FORBIDDEN, "No permission to the requested data with the given credentials.");
        }
        return node;
    }

    static boolean fits(String node, String client) {
        return node.equals(client) || node.startsWith(client + ".");
    }
}

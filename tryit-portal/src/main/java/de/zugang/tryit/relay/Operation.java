package de.zugang.tryit.relay;

/** What may be passed on. There is no way to name another operation, host or header. */
public sealed interface Operation {

    /** Asks the token endpoint for an access token (client credentials). */
    record FetchToken(String clientId, Secret clientSecret) implements Operation {}

    /** Sends a data delivery for a unit. */
    record SendDelivery(Unit unit, String body, Access access) implements Operation {}

    /** Asks how a delivery went. */
    record ReadStatus(String billingUnit, String deliveryId, Access access) implements Operation {}

    /** Asks why a request was refused; signed in with key and secret, since a token may be what was wrong. */
    record ExplainRefusal(
            String requestId, String language, String clientId, Secret clientSecret, Secret subscriptionKey)
            implements Operation {}

    /** Reads the present roles of a unit. */
    record ReadRoles(Unit unit, Access access) implements Operation {}
}

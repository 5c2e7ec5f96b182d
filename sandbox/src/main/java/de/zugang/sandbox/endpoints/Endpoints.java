package de.zugang.sandbox.endpoints;

import java.net.URI;

/**
 * A running sandbox. Addresses are {@code http://127.0.0.1:port} without a slash at the end.
 *
 * @param token the full token endpoint
 * @param osr base path of on-site-roles at the gateway
 * @param technicalUser of customer {@code 0000123456}
 * @param otherTechnicalUser of customer {@code 0000999999}
 */
public record Endpoints(
        URI gateway,
        URI token,
        URI desk,
        URI portal,
        URI outbox,
        URI keycloak,
        Database database,
        Users users,
        TechnicalUser technicalUser,
        TechnicalUser otherTechnicalUser,
        String osr) {

    /** The platform's database as its superuser. */
    public record Database(String url, String user, String password) {}

    /** Staff of the demo, by role; the second of customer service is who may agree to what the first has placed. */
    public record Users(User customerService, User customerService2, User salesLead, User operator, User auditor) {}

    /** How somebody logs in to the desk. */
    public record User(String name, String password) {

        @Override
        public String toString() {
            return name;
        }
    }
}

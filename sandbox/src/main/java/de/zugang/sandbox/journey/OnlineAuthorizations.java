package de.zugang.sandbox.journey;

import java.net.URI;

/**
 * The API for online authorization data as an integrator calls it, through the gateway.
 *
 * @param gateway without a slash at the end
 */
public record OnlineAuthorizations(Http http, URI gateway) {

    private static final String BASE = "/ola/v1.0.0/authorization-requests";

    /** The newest requests of the past 24 hours. */
    public Answer newest(Credentials credentials) {
        return http.get(URI.create(gateway + BASE), credentials.headers());
    }

    /**
     * What is new.
     *
     * @param query for example {@code ?cursor=…}, or empty
     */
    public Answer changes(Credentials credentials, String query) {
        return http.get(URI.create(gateway + BASE + "/changes" + query), credentials.headers());
    }
}

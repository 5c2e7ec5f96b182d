package de.zugang.gateway.feed;

/** The access token with which this node shows onboarding who it is. */
public interface NodeToken {

    /**
     * A token that is good for some more seconds.
     *
     * @throws RuntimeException when none can be got
     */
    String value();

    /** After a 401: the next call fetches a new one. */
    void forget();
}

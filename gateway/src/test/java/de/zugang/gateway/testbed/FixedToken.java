package de.zugang.gateway.testbed;

import de.zugang.gateway.feed.NodeToken;

/** A node's token that needs no realm. */
public record FixedToken(String value) implements NodeToken {

    @Override
    public void forget() {
        // it stays what it is
    }
}

package de.zugang.onboarding.feed;

/** Published in the transaction that starts a new epoch, since gateways have seen more than the database knows: it was restored. */
public record FeedRestored() {}

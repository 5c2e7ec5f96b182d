package de.zugang.tryit.relay;

/** What every call through the gateway carries. */
public record Access(Secret token, Secret subscriptionKey) {}

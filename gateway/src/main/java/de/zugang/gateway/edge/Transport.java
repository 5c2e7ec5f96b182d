package de.zugang.gateway.edge;

/** How requests must arrive. */
public enum Transport {
    /** As they come: for the loopback interface and for tests. */
    PLAIN,
    /** Over TLS that ends in this process; without a certificate it does not start. */
    TLS,
    /** Over TLS that ends in one of the trusted proxies; nobody else can connect. */
    TLS_AT_PROXY
}

package de.zugang.gateway.usage;

/** How much usage waits to be delivered, in kinds of answers; for the metrics. */
public interface Unsent {

    int kinds();
}

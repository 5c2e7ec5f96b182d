package de.zugang.osr.queue;

import java.util.List;

/** What is done with deliveries whose turn it is. */
public interface Work {

    /**
     * Processes deliveries of one sender to different units, all of them or none, in one transaction that {@linkplain
     * DeliveryQueue#hold holds} their claims and finishes them.
     */
    void process(List<Claim> claims);

    /** Ends one as failed, within a transaction that holds the claim; the queue takes it out afterwards. */
    void giveUp(Claim claim, Throwable cause);
}

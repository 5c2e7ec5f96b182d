package de.zugang.osr.queue;

/** What is done with a delivery whose turn it is. */
public interface Work {

    /** Processes it, in one transaction that {@linkplain DeliveryQueue#hold holds} the claim and finishes it. */
    void process(Claim claim);

    /** Ends it as failed, within a transaction that holds the claim; the queue takes it out afterwards. */
    void giveUp(Claim claim, Throwable cause);
}

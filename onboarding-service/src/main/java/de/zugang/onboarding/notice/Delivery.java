package de.zugang.onboarding.notice;

/** What came of sending a message. */
public sealed interface Delivery {

    /**
     * Taken by the provider.
     *
     * @param reference the provider's own, or ours where it has none
     */
    record Accepted(String reference) implements Delivery {}

    /** Not taken, certainly; worth another try. */
    record Later(String why) implements Delivery {}

    /** Perhaps taken, perhaps not; whoever tries again must look first. */
    record Unknown(String why) implements Delivery {}

    /** Refused for good; a person must change something. */
    record Refused(String why) implements Delivery {}
}

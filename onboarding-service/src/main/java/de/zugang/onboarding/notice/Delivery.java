package de.zugang.onboarding.notice;

import de.zugang.onboarding.remark.Remark;

/** What came of sending a message. */
public sealed interface Delivery {

    /**
     * Taken by the provider.
     *
     * @param reference the provider's own, or ours where it has none
     */
    record Accepted(String reference) implements Delivery {}

    /** Not taken, certainly; worth another try. */
    record Later(Remark why) implements Delivery {}

    /** Perhaps taken, perhaps not; whoever tries again must look first. */
    record Unknown(Remark why) implements Delivery {}

    /** Refused for good; a person must change something. */
    record Refused(Remark why) implements Delivery {}
}

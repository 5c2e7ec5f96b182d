package de.zugang.osr.rule.bved;

import de.zugang.osr.rule.Rule;
import java.util.List;

/** The standard's rules in the order of their messages. A test holds the list against the contract's messages.csv. */
public final class BvedRules {
    private BvedRules() {}

    public static List<Rule> all() {
        return List.of(
                new ReferencedPartnerNotSent(),
                new MalformedEmail(),
                new MalformedPhoneNumber(),
                new BillRecipientWithoutFrom(),
                new UnknownBillingUnit(),
                new UnknownResidentialUnit(),
                new BillRecipientOverlap(),
                new BillRecipientGap(),
                new ClosedBillingPeriod(),
                new NoContractForRole(),
                new UnidentifiedUpdate());
    }
}

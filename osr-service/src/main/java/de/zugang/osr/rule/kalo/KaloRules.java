package de.zugang.osr.rule.kalo;

import de.zugang.osr.rule.Rule;
import java.util.List;

/** The house's rules in the order of their messages. A test holds the list against the contract's messages.csv. */
public final class KaloRules {
    private KaloRules() {}

    public static List<Rule> all() {
        return List.of(
                new UnsupportedRole(),
                new FromMissing(),
                new PmnumberMissing(),
                new PartnerNameMissing(),
                new PartnerFirstnameMissing(),
                new OverlapWithPredecessor(),
                new FromNotBeforeTo(),
                new UpdateOfEarlierPartner(),
                new DeleteOfEarlierPartner(),
                new MalformedResidentialUnitNumber(),
                new MalformedBillingUnitNumber(),
                new SeveralResidentialUnits(),
                new NoRolesInUnit(),
                new ResidentialUnitDecommissioned(),
                new DeleteFailed(),
                new UpdateFailed(),
                new InsertFailed(),
                new ReferencedPartnerNotSentLate(),
                new MalformedEmailLate(),
                new MalformedPhoneNumberLate(),
                new BillRecipientWithoutFromLate(),
                new BillingUnitMismatch(),
                new ResidentialUnitMismatch(),
                new NoSupportedRole(),
                new ActiveRoleIsOpen(),
                new TargetWithoutFrom(),
                new TargetEndsBeforeItStarts(),
                new UpdateWithOtherFrom(),
                new DeleteWithOtherFrom(),
                new NoUpdateTarget(),
                new NoDeleteTarget(),
                new PmnumberTwice(),
                new LastBillRecipientDeleted(),
                new DeleteOfRoleCodeNotStored(),
                new ChangeMissing(),
                new PartnerMissing(),
                new SeveralTargets(),
                new UpdateOfRoleCodeNotStored(),
                new InsertBeforeActiveRole(),
                new OverlapWithOtherRole(),
                new UpdateOfOtherPartner());
    }
}

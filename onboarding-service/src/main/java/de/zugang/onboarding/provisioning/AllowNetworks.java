package de.zugang.onboarding.provisioning;

import static de.zugang.onboarding.staff.StaffRole.CUSTOMER_SERVICE;
import static de.zugang.onboarding.staff.StaffRole.OPERATOR;

import de.zugang.onboarding.audit.AuditTrail;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.technicaluser.Network;
import de.zugang.onboarding.technicaluser.TechnicalUserName;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets where a technical user's calls may come from, and tells gateways in the same transaction. */
@Component
public class AllowNetworks {

    private final TechnicalUsers users;
    private final Announcement announcement;
    private final AuditTrail audit;

    AllowNetworks(TechnicalUsers users, Announcement announcement, AuditTrail audit) {
        this.users = users;
        this.announcement = announcement;
        this.audit = audit;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** In force on a node once that has confirmed the revision. */
        record Published(long revision) implements Outcome {}

        record NotFound() implements Outcome {}

        record NotAllowed() implements Outcome {}
    }

    /** None listed: from anywhere. */
    @Transactional
    public Outcome allow(TechnicalUserName name, List<Network> networks, Staff by) {
        if (!by.is(CUSTOMER_SERVICE) && !by.is(OPERATOR)) {
            return new Outcome.NotAllowed();
        }
        return users.lock(name)
                .<Outcome>map(user -> {
                    var changed = user.allowedFrom(networks);
                    users.save(changed);
                    audit.record(by.name(), "NETWORKS_ALLOWED", "technical user " + name, networks.toString(), null);
                    return new Outcome.Published(announcement.publish(changed));
                })
                .orElseGet(Outcome.NotFound::new);
    }
}

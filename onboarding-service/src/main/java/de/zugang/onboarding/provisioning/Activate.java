package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import de.zugang.servicekit.token.Sha256;
import org.springframework.stereotype.Component;

/** {@link Step#ACTIVATE}: client and subscription; a crash between the two is made good by the next attempt. */
@Component
class Activate implements Work {

    private final TechnicalClients clients;
    private final TechnicalUsers users;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;

    Activate(
            TechnicalClients clients,
            TechnicalUsers users,
            Announcement announcement,
            Subject subject,
            Journal journal) {
        this.clients = clients;
        this.users = users;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
    }

    @Override
    public Step step() {
        return Step.ACTIVATE;
    }

    @Override
    public Result perform(Attempt attempt) {
        String clientId = subject.user(attempt.run().order()).clientId();
        String hash = Sha256.of(clients.secret(clientId));
        clients.enable(clientId);
        return Result.done(() -> {
            var active = subject.lockedUser(attempt.run().order()).activated(hash);
            users.save(active);
            long revision = announcement.publish(active);
            journal.note(attempt.run(), Step.CONFIRM_GATEWAYS, String.valueOf(revision));
        });
    }
}

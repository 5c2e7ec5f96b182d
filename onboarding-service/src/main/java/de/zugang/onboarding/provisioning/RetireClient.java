package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.TechnicalClients;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.onboarding.technicaluser.TechnicalUsers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * {@link Step#RETIRE_CLIENT}: the order is done by then; the old client is removed at Keycloak when nothing overlaps any more.
 * Gateways end the overlap by themselves at its time.
 */
@Component
class RetireClient implements Work {

    private final TechnicalClients clients;
    private final TechnicalUsers users;
    private final Announcement announcement;
    private final Subject subject;
    private final Journal journal;
    private final Clock clock;

    RetireClient(
            TechnicalClients clients,
            TechnicalUsers users,
            Announcement announcement,
            Subject subject,
            Journal journal,
            Clock clock) {
        this.clients = clients;
        this.users = users;
        this.announcement = announcement;
        this.subject = subject;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.RETIRE_CLIENT;
    }

    @Override
    public Result perform(Attempt attempt) {
        var retirement = Retirement.read(
                Objects.requireNonNull(journal.entry(attempt.run(), step()).note(), "the switch notes what retires"));
        Instant now = clock.instant();
        if (now.isBefore(retirement.at())) {
            return new Result.NotYet(
                    Duration.between(now, retirement.at()),
                    Remark.of(Situation.SECRETS_OVERLAP, retirement.at().truncatedTo(ChronoUnit.MINUTES)));
        }
        retirement.clientIds().forEach(clients::remove);
        return Result.done(() -> forget(attempt, retirement));
    }

    private void forget(Attempt attempt, Retirement retirement) {
        TechnicalUser user = subject.lockedUser(attempt.run().order());
        var former = user.formerClient();
        if (former != null && retirement.clientIds().contains(former.clientId())) {
            TechnicalUser alone = user.rotatedTo(
                    user.clientId(), Objects.requireNonNull(user.secretHash(), "an active one has it"), null);
            users.save(alone);
            announcement.publish(alone);
        }
    }
}

package de.zugang.onboarding.provisioning;

import org.springframework.stereotype.Component;

/** {@link Step#ANNOUNCE}: gateways learn of it early, still inactive, so that activation is a small change. */
@Component
class Announce implements Work {

    private final Announcement announcement;
    private final Subject subject;

    Announce(Announcement announcement, Subject subject) {
        this.announcement = announcement;
        this.subject = subject;
    }

    @Override
    public Step step() {
        return Step.ANNOUNCE;
    }

    @Override
    public Result perform(Attempt attempt) {
        return Result.done(
                () -> announcement.publish(subject.lockedUser(attempt.run().order())));
    }
}

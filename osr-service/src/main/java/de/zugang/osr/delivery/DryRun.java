package de.zugang.osr.delivery;

import de.zugang.osr.access.Access;
import de.zugang.osr.message.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says how a delivery would end if it were processed now, by the judgement that processing uses. The transaction is read
 * only, so PostgreSQL itself refuses to store anything; no lock is taken and nobody is kept waiting.
 */
@Component
class DryRun {

    private final Access access;
    private final JudgeDelivery judge;

    DryRun(Access access, JudgeDelivery judge) {
        this.access = access;
        this.judge = judge;
    }

    /**
     * What the sender would be told.
     *
     * @param refusedAtOnce whether the delivery would not even be accepted
     * @param customerNumber whose unit it is about; {@code null} if the register shows none to the sender
     */
    record Result(
            Messages messages,
            boolean refusedAtOnce,
            @Nullable String customerNumber) {}

    Result of(Submission submission) {
        return access.read(submission.sender(), () -> {
            var screening = judge.screen(submission);
            return screening.messages().isEmpty()
                    ? new Result(later(submission), false, screening.customerNumber())
                    : new Result(screening.messages(), true, screening.customerNumber());
        });
    }

    private Messages later(Submission submission) {
        return switch (judge.judge(submission.path(), submission.sent())) {
            case JudgeDelivery.Judgement.Refused(Messages messages) -> messages;
            case JudgeDelivery.Judgement.Passed _ -> new Messages();
        };
    }
}

package de.zugang.onboarding.notice;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Reads from an SMTP failure whether another try makes sense: only a recipient that is refused for good is the order's
 * trouble, any other refusal is ours. Server texts may quote the address and stay out.
 */
final class SmtpTrouble {

    private static final Logger log = LoggerFactory.getLogger(SmtpTrouble.class);

    private static final int PERMANENT = 500;

    private SmtpTrouble() {}

    static Delivery delivery(MailException failed) {
        Reply reply = reply(failed);
        if (reply != null && reply.code() < PERMANENT) {
            return new Delivery.Later(Remark.of(Situation.MAIL_LATER, reply.code()));
        }
        if (reply != null && reply.recipient()) {
            return new Delivery.Refused(Remark.of(Situation.MAIL_REFUSED, reply.code()));
        }
        if (reply != null) {
            log.error("The mail server does not take our e-mails: status {}; see to sender and sign-in", reply.code());
            return new Delivery.Later(Remark.of(Situation.MAIL_OUR_TROUBLE, reply.code()));
        }
        return new Delivery.Later(Remark.of(
                failed instanceof MailAuthenticationException
                        ? Situation.MAIL_SIGN_IN_REFUSED
                        : Situation.MAIL_UNREACHABLE));
    }

    /**
     * What the server said.
     *
     * @param recipient whether it said so of the recipient's address
     */
    private record Reply(int code, boolean recipient) {}

    private static @Nullable Reply reply(MailException failed) {
        if (failed instanceof MailSendException sending) {
            for (Exception exception : sending.getMessageExceptions()) {
                Reply reply = reply(exception);
                if (reply != null) {
                    return reply;
                }
            }
        }
        return reply(failed.getCause());
    }

    /** The innermost reply: an address that was refused says more than the sending that failed because of it. */
    private static @Nullable Reply reply(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        Throwable next = failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
        Reply inner = reply(next);
        return inner != null
                ? inner
                : switch (failure) {
                    case SMTPAddressFailedException address -> new Reply(address.getReturnCode(), true);
                    case SMTPSenderFailedException from -> new Reply(from.getReturnCode(), false);
                    case SMTPSendFailedException sending -> new Reply(sending.getReturnCode(), false);
                    default -> null;
                };
    }
}

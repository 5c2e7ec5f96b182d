package de.zugang.onboarding.notice;

import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import jakarta.mail.MessagingException;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Reads from an SMTP failure whether another try makes sense; server texts may quote the address and stay out. */
final class SmtpTrouble {

    private static final int PERMANENT = 500;

    private SmtpTrouble() {}

    static Delivery delivery(MailException failed) {
        OptionalInt code = code(failed);
        if (code.isPresent() && code.getAsInt() >= PERMANENT) {
            return new Delivery.Refused(Remark.of(Situation.MAIL_REFUSED, code.getAsInt()));
        }
        if (code.isPresent()) {
            return new Delivery.Later(Remark.of(Situation.MAIL_LATER, code.getAsInt()));
        }
        return new Delivery.Later(Remark.of(
                failed instanceof MailAuthenticationException
                        ? Situation.MAIL_SIGN_IN_REFUSED
                        : Situation.MAIL_UNREACHABLE));
    }

    private static OptionalInt code(MailException failed) {
        if (failed instanceof MailSendException sending) {
            for (Exception exception : sending.getMessageExceptions()) {
                OptionalInt code = code(exception);
                if (code.isPresent()) {
                    return code;
                }
            }
        }
        return code(failed.getCause());
    }

    /** The innermost status code: an address that was refused says more than the sending that failed because of it. */
    private static OptionalInt code(@Nullable Throwable failure) {
        if (failure == null) {
            return OptionalInt.empty();
        }
        Throwable next = failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
        OptionalInt inner = code(next);
        return inner.isPresent()
                ? inner
                : switch (failure) {
                    case SMTPAddressFailedException address -> OptionalInt.of(address.getReturnCode());
                    case SMTPSenderFailedException from -> OptionalInt.of(from.getReturnCode());
                    case SMTPSendFailedException sending -> OptionalInt.of(sending.getReturnCode());
                    default -> OptionalInt.empty();
                };
    }
}

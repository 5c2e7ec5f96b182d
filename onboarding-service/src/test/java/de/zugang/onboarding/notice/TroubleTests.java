package de.zugang.onboarding.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.exception.ApiException;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.MailSendException;

/** Whose trouble it is when a message is refused: the customer's address or number, or something of ours. */
@ExtendWith(OutputCaptureExtension.class)
class TroubleTests {

    private static final String SERVER_TEXT = "no it@muster.example +4915123000001";

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21217, 21408, 21612, 21614})
    void aNumberThatTwilioDoesNotServeNeedsAPerson(int code) {
        assertThat(twilio(400, code)).isEqualTo(new Delivery.Refused(Remark.of(Situation.TEXT_REFUSED, code)));
    }

    @Test
    void whoeverAnsweredStopMustAnswerStartFirst() {
        assertThat(twilio(400, 21610)).isEqualTo(new Delivery.Refused(Remark.of(Situation.TEXT_UNSUBSCRIBED)));
        assertThat(Situation.TEXT_UNSUBSCRIBED.sentence()).contains("STOP", "START");
    }

    @ParameterizedTest
    @CsvSource({"401, 20003", "403, 20005", "404, 20404", "408, 20408", "400, 21606", "403, 21211"})
    void anAccountThatTwilioDoesNotServeIsOursAndIsLogged(int status, int code, CapturedOutput output) {
        assertThat(twilio(status, code)).isEqualTo(new Delivery.Later(Remark.of(Situation.TEXT_OUR_TROUBLE, code)));
        assertThat(output.getAll())
                .contains("ERROR", "status " + status + ", error code " + code)
                .doesNotContain(SERVER_TEXT);
    }

    @Test
    void whatTwilioMayHaveTakenIsLookedFor() {
        assertThat(twilio(503, 20503)).isInstanceOf(Delivery.Unknown.class);
        assertThat(twilio(429, 20429)).isEqualTo(new Delivery.Later(Remark.of(Situation.TEXT_LATER, 20429)));
    }

    @Test
    void aRecipientThatIsRefusedNeedsAPersonAlsoInsideTheSendingThatFailed() throws Exception {
        var address =
                new SMTPAddressFailedException(new InternetAddress("it@muster.example"), "RCPT", 550, SERVER_TEXT);
        var refused = new Delivery.Refused(Remark.of(Situation.MAIL_REFUSED, 550));
        assertThat(smtp(address)).isEqualTo(refused);
        assertThat(smtp(sending(554, address))).isEqualTo(refused);
    }

    @Test
    void aSenderOrAContentThatIsRefusedIsOursAndIsLogged(CapturedOutput output) throws Exception {
        var from =
                new SMTPSenderFailedException(new InternetAddress("zugang@platform.example"), "MAIL", 553, SERVER_TEXT);
        assertThat(smtp(from)).isEqualTo(new Delivery.Later(Remark.of(Situation.MAIL_OUR_TROUBLE, 553)));
        assertThat(smtp(sending(554, null))).isEqualTo(new Delivery.Later(Remark.of(Situation.MAIL_OUR_TROUBLE, 554)));
        assertThat(output.getAll())
                .contains("ERROR", "status 553", "status 554")
                .doesNotContain(SERVER_TEXT);
    }

    private static Delivery twilio(int status, int code) {
        return TwilioTrouble.delivery(new ApiException(SERVER_TEXT, code, "", status, status, null, null, null));
    }

    private static Delivery smtp(MessagingException failure) {
        return SmtpTrouble.delivery(new MailSendException(Map.of("message", failure)));
    }

    private static SMTPSendFailedException sending(int code, @Nullable MessagingException because) {
        return new SMTPSendFailedException(
                "DATA", code, SERVER_TEXT, because, new Address[0], new Address[0], new Address[0]);
    }
}

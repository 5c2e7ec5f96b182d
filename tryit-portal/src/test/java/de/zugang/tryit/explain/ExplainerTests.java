package de.zugang.tryit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.tryit.relay.Access;
import de.zugang.tryit.relay.Operation;
import de.zugang.tryit.relay.Outcome.Answered;
import de.zugang.tryit.relay.Outcome.Reason;
import de.zugang.tryit.relay.Outcome.Unanswered;
import de.zugang.tryit.relay.Secret;
import de.zugang.tryit.relay.Unit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainerTests {

    private static final Access ACCESS = new Access(new Secret("t"), new Secret("k"));
    private static final Operation TOKEN = new Operation.FetchToken("zgc-1", new Secret("s"));
    private static final Operation SEND = new Operation.SendDelivery(new Unit("1", "1"), "{}", ACCESS);
    private static final Operation STATUS = new Operation.ReadStatus("1", "id", ACCESS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"access_token\":\"t\"}           | TOKEN_OK",
                "200 | {}                                 | TOKEN_UNREADABLE",
                "200 | <html>                             | TOKEN_UNREADABLE",
                "401 | {\"error\":\"invalid_client\"}     | TOKEN_REFUSED",
                "400 | {\"error\":\"unauthorized_client\"} | TOKEN_REFUSED",
                "404 | {}                                 | TOKEN_NOT_FOUND",
                "302 | {}                                 | REDIRECTED",
                "503 | {}                                 | SERVER_FAULT"
            })
    void explainsTheTokenEndpoint(int status, String body, Advice expected) {
        assertThat(Explainer.advice(TOKEN, answered(status, body))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "202 | {\"dataDeliveryId\":\"id\"} | DELIVERY_ACCEPTED",
                "202 | {}                          | UNEXPECTED",
                "400 | {\"status\":\"FAIL\"}       | DELIVERY_REJECTED",
                "400 | {\"status\":400}            | BAD_REQUEST",
                "401 | {\"errors\":[{\"message\":\"Access denied due to missing subscription key. …\"}]} | KEY_MISSING",
                "401 | {\"errors\":[{\"message\":\"Access denied due to invalid subscription key. …\"}]} | KEY_INVALID",
                "401 | {\"errors\":[{\"message\":\"Authorization failure.\"}]} | TOKEN_EXPIRED",
                "401 | nonsense                    | TOKEN_EXPIRED",
                "403 | {}                          | PAIR_MISMATCH",
                "404 | {}                          | NOT_FOUND",
                "409 | {}                          | CONFLICT",
                "413 | {}                          | TOO_BIG",
                "415 | {}                          | NOT_SUPPORTED",
                "429 | {}                          | TOO_MANY",
                "501 | {}                          | NOT_SUPPORTED",
                "502 | {}                          | SERVER_FAULT",
                "418 | {}                          | UNEXPECTED"
            })
    void explainsTheGateway(int status, String body, Advice expected) {
        assertThat(Explainer.advice(SEND, answered(status, body))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS,WAIT", "SUCCESS,DONE", "FAIL,STOP", "ODD,STOP"})
    void goesOnAskingOnlyWhileInProgress(String status, Verdict expected) {
        var advice = Explainer.advice(STATUS, answered(200, "{\"status\":\"" + status + "\"}"));

        assertThat(advice.verdict()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void explainsWhyThereIsNoAnswer(Reason reason) {
        var advice = Explainer.advice(SEND, new Unanswered(reason, Duration.ZERO));

        assertThat(advice.name()).isEqualTo(reason.name());
        assertThat(advice.verdict()).isEqualTo(Verdict.STOP);
    }

    @Test
    void readsTheMessagesOfBothLists() {
        var body = AnswerBody.of(
                "{\"status\":\"FAIL\",\"roleMessages\":[{\"key\":\"OSR-KALO\",\"message\":\"There is no matching role in the"
                        + " update target.\"}],\"partnerMessages\":[{\"key\":\"ODD-1\",\"message\":\"m\"}]}");

        assertThat(body.messages()).extracting(AnswerBody.Message::key).isEqualTo(List.of("OSR-KALO", "ODD-1"));
        assertThat(MessageHint.of(body.messages().getFirst())).isEqualTo(MessageHint.ALREADY_MOVED);
        assertThat(MessageHint.of(body.messages().getLast())).isEqualTo(MessageHint.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OSR-2001 | x                                               | UNKNOWN_BILLING_UNIT",
                "OSR-KALO | No on-site-roles found in residential unit.     | EMPTY_UNIT",
                "OSR-KALO | mscnumber of billing unit in request body does not match with values in URL. | PATH_AND_BODY",
                "OSR-KALO | To date in active role is empty, please update before inserting new role.    | OPEN_END",
                "OSR-KALO | Error on insert or update: date overlap not supported by MSC.                | OVERLAP"
            })
    void knowsWhatToDoAboutCommonMessages(String key, String text, MessageHint expected) {
        assertThat(MessageHint.of(new AnswerBody.Message(key, text))).isEqualTo(expected);
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, List.of(), body, Duration.ZERO);
    }
}

package de.zugang.onboarding.notice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Asks the provider after text messages whose delivery report stays out: a quarter of an hour after they were taken, and
 * every quarter of an hour from then on, for a day. An answer counts like a report.
 */
@Component
class AskAfterTexts {

    private static final Logger log = LoggerFactory.getLogger(AskAfterTexts.class);

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration GIVEN_UP = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int SERVER_ERROR = 500;
    private static final int AT_ONCE = 50;

    private final TwilioRestClient twilio;
    private final TextMessages messages;
    private final Clock clock;

    AskAfterTexts(TwilioRestClient twilio, TextMessages messages, Clock clock) {
        this.twilio = twilio;
        this.messages = messages;
        this.clock = clock;
    }

    void ask() {
        var now = clock.instant();
        for (String sid : messages.unsettled(now.minus(GIVEN_UP), now.minus(PATIENCE), AT_ONCE)) {
            try {
                Message message = Message.fetcher(sid).fetch(twilio);
                Integer error = message.getErrorCode();
                TextStatus.of(String.valueOf(message.getStatus()))
                        .ifPresent(status -> messages.reported(sid, status, error == null ? null : error.toString()));
                messages.asked(sid);
            } catch (TwilioException failed) {
                if (!(failed instanceof ApiException refused) || isAway(refused.getStatusCode())) {
                    log.warn("The provider of text messages cannot be asked; we ask again later");
                    return;
                }
                log.warn("The provider says nothing of a text message: status {}", refused.getStatusCode());
                messages.asked(sid);
            }
        }
    }

    private static boolean isAway(@Nullable Integer status) {
        return status == null || status >= SERVER_ERROR;
    }

    /** Makes the task known to the scheduler. */
    @Configuration
    static class Definition {

        @Bean
        Task<Void> askAfterTextsJob(ObjectProvider<AskAfterTexts> ask) {
            return Tasks.recurring("ask-after-texts", FixedDelay.of(EVERY))
                    .execute((_, _) -> ask.getObject().ask());
        }
    }
}

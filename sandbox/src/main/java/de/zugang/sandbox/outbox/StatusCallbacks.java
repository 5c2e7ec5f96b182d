package de.zugang.sandbox.outbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Takes messages on their way and reports it: a signed POST for each status, one after the other, while the sender has
 * its answer already. As with Twilio, a callback that nobody takes is not repeated.
 */
final class StatusCallbacks implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final TwilioSignature signature;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService onTheWay = Executors.newVirtualThreadPerTaskExecutor();

    StatusCallbacks(TwilioSignature signature) {
        this.signature = signature;
    }

    /** Goes through the steps of one message; each step gives the message with its new status. */
    @SafeVarargs
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a message on its way
    final void begin(Supplier<Sms>... steps) {
        onTheWay.submit(() -> {
            for (Supplier<Sms> step : steps) {
                Sms sms = step.get();
                if (sms.statusCallback() != null) {
                    report(sms, sms.statusCallback());
                }
            }
        });
    }

    private void report(Sms sms, URI callback) {
        var values = new TreeMap<String, String>();
        values.put("AccountSid", sms.accountSid());
        values.put("ApiVersion", Sms.API_VERSION);
        values.put("From", sms.from());
        values.put("MessageSid", sms.sid());
        values.put("MessageStatus", sms.status().wire());
        values.put("SmsSid", sms.sid());
        values.put("SmsStatus", sms.status().wire());
        values.put("To", sms.to());
        if (sms.status() == Sms.Status.UNDELIVERED) {
            values.put("ErrorCode", "30003");
        }
        var form = new Form(values);
        var request = HttpRequest.newBuilder(callback)
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header(TwilioSignature.HEADER, signature.of(callback.toString(), form))
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException nobodyTookIt) {
            // as with Twilio, the status can still be asked for
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        onTheWay.shutdownNow();
        http.shutdownNow();
    }
}

package de.zugang.sandbox.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where all e-mail and SMS of the sandbox end: SMTP on one port; on another one Twilio's API, the page for people, and
 * {@code GET /api/messages} for tools. Works inside the launcher.
 */
public final class Outbox implements AutoCloseable {

    private static final int SID_BYTES = 16;
    private static final int STOP_AT_ONCE = 0;

    private final Messages messages = new Messages();
    private final MailServer mail;
    private final HttpServer http;
    private final StatusCallbacks callbacks;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Outbox(int httpPort, int smtpPort, Account account, InstantSource clock) throws IOException {
        callbacks = new StatusCallbacks(new TwilioSignature(account.authToken()));
        var twilio = new TwilioApi(new TwilioSimulator(account, messages, clock, Outbox::sid, callbacks));
        var page = new OutboxPage(messages);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        http.setExecutor(threads);
        http.createContext("/", exchange -> serve(exchange, page::answer));
        http.createContext("/" + Sms.API_VERSION + "/", exchange -> serve(exchange, twilio::answer));
        mail = MailServer.start(smtpPort, messages, clock);
        http.start();
    }

    /** Starts both servers on 127.0.0.1. */
    public static Outbox start(int httpPort, int smtpPort, Account account, InstantSource clock) {
        try {
            return new Outbox(httpPort, smtpPort, account, clock);
        } catch (IOException failed) {
            throw new UncheckedIOException("the outbox could not be started", failed);
        }
    }

    /** Everything received so far, oldest first. */
    public List<OutboxMessage> messages() {
        return messages.all();
    }

    private static void serve(HttpExchange http, Handler handler) throws IOException {
        try (http) {
            handler.answer(new Exchange(http));
        } catch (RuntimeException failed) {
            System.getLogger(Outbox.class.getName()).log(System.Logger.Level.ERROR, "outbox", failed);
        }
    }

    /** How one part answers. */
    private interface Handler {
        void answer(Exchange exchange) throws IOException;
    }

    private static String sid() {
        var random = new byte[SID_BYTES];
        new SecureRandom().nextBytes(random);
        return "SM" + HexFormat.of().formatHex(random);
    }

    @Override
    public void close() {
        http.stop(STOP_AT_ONCE);
        callbacks.close();
        mail.close();
        threads.shutdownNow();
    }
}

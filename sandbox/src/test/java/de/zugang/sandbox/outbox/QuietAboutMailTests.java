package de.zugang.sandbox.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail server's thread that dies quotes the e-mail that it was reading, and that may hold a key. */
class QuietAboutMailTests {

    private final List<Throwable> printed = new ArrayList<>();
    private final QuietAboutMail handler = new QuietAboutMail((_, failure) -> printed.add(failure));

    @Test
    void saysNothingOfAConnectionThatWasCut() {
        handler.uncaughtException(
                named("smtp:127.0.0.1:2525<-/127.0.0.1:60550"),
                new IllegalStateException("read 80 bytes: zgk_example"));
        assertThat(printed).isEmpty();
    }

    @Test
    void passesOnWhatHappensElsewhere() {
        var failure = new IllegalStateException("no key");
        handler.uncaughtException(named("worker"), failure);
        assertThat(printed).containsExactly(failure);
    }

    private static Thread named(String name) {
        return Thread.ofPlatform().name(name).unstarted(() -> {});
    }
}

package de.zugang.gateway.route;

import de.zugang.gateway.admission.Outcome;
import de.zugang.gateway.admission.RateHeaders;
import de.zugang.gateway.catalogue.Operation;
import de.zugang.gateway.trace.RequestSpan;
import de.zugang.gateway.usage.Usage;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** What an admitted request leaves behind when its answer begins, whoever answers: what is left of the limits, usage, and the end of its span. */
final class Reckoning {

    /** A service names the customer that its answer is about, for the sums of usage; never outside. */
    static final AsciiString CUSTOMER = AsciiString.cached("zugang-customer-number");

    private static final AsciiString POLICY = AsciiString.cached(RateHeaders.POLICY);
    private static final AsciiString REMAINING = AsciiString.cached(RateHeaders.REMAINING);

    private final Usage usage;
    private final Outcome.Admitted admitted;
    private final Operation operation;
    private final @Nullable RequestSpan span;
    private final long began = System.nanoTime();
    private boolean done;

    Reckoning(Usage usage, Outcome.Admitted admitted, Operation operation, @Nullable RequestSpan span) {
        this.usage = usage;
        this.admitted = admitted;
        this.operation = operation;
        this.span = span;
    }

    /** The service answers. Only a customer that this technical user has counts. */
    void service(int status, HttpHeaders ofService, HttpHeaders answer) {
        String named = ofService.get(CUSTOMER);
        boolean own = named != null && admitted.user().customerNumbers().contains(named);
        count(status, own ? named : "", answer);
    }

    /** The gateway answers in its place. */
    void refusal(int status, HttpHeaders answer) {
        count(status, "", answer);
    }

    /** There is nobody to be answered any more. */
    void callerGone() {
        if (done) {
            return;
        }
        done = true;
        end(Usage.CALLER_GONE, "");
    }

    private void count(int status, String customer, HttpHeaders answer) {
        if (done) {
            return;
        }
        done = true;
        operation.api().notices().forEach(answer::set);
        answer.set(POLICY, admitted.account().policies());
        answer.set(REMAINING, admitted.account().remaining());
        end(status, customer);
    }

    private void end(int status, String customer) {
        usage.answered(admitted.user().name(), admitted.used(), operation, status, customer, System.nanoTime() - began);
        if (span != null) {
            span.end(status);
        }
    }
}

package de.zugang.sandbox.outbox;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages resource of Twilio's REST API, as far as sending, reconciling and status callbacks need it. Numbers that
 * Twilio's own test credentials refuse are refused here in the same way; a number that ends in {@code 0009} accepts the
 * message and never gets it.
 */
final class TwilioSimulator {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final String INVALID_NUMBER = "+15005550001";
    private static final String UNREACHABLE_SUFFIX = "0009";
    private static final int LONGEST = 1600;

    private final Account account;
    private final Messages messages;
    private final InstantSource clock;
    private final Supplier<String> sids;
    private final StatusCallbacks callbacks;
    private final AtomicLong order = new AtomicLong();
    private final Map<Long, Sms> sent = new ConcurrentSkipListMap<>();

    /**
     * Serves one account.
     *
     * @param sids gives a new message sid each time
     */
    TwilioSimulator(
            Account account, Messages messages, InstantSource clock, Supplier<String> sids, StatusCallbacks callbacks) {
        this.account = account;
        this.messages = messages;
        this.clock = clock;
        this.sids = sids;
        this.callbacks = callbacks;
    }

    Account account() {
        return account;
    }

    TwilioAnswer send(Form form) {
        String to = form.get("To");
        String from = form.get("From");
        String body = form.get("Body");
        if (to == null || to.isBlank()) {
            return TwilioAnswer.refused(400, 21604, "A 'To' phone number is required.");
        }
        if (from == null || from.isBlank()) {
            return TwilioAnswer.refused(400, 21603, "A 'From' phone number is required.");
        }
        if (body == null || body.isEmpty()) {
            return TwilioAnswer.refused(400, 21602, "Message body is required.");
        }
        if (body.length() > LONGEST) {
            return TwilioAnswer.refused(400, 21617, "The concatenated message body exceeds the 1600 character limit");
        }
        if (!E164.matcher(to).matches() || to.equals(INVALID_NUMBER)) {
            return TwilioAnswer.refused(400, 21211, "Invalid 'To' Phone Number: " + to);
        }
        return accept(to, from, body, form.get("StatusCallback"));
    }

    private TwilioAnswer accept(String to, String from, String body, @Nullable String callback) {
        var now = clock.instant();
        var sms = new Sms(
                sids.get(),
                account.sid(),
                to,
                from,
                body,
                callback == null || callback.isEmpty() ? null : URI.create(callback),
                Sms.Status.QUEUED,
                now,
                now);
        long number = order.incrementAndGet();
        sent.put(number, sms);
        callbacks.begin(() -> advance(number, Sms.Status.SENT), () -> arrive(number));
        return TwilioAnswer.created(sms);
    }

    private Sms arrive(long number) {
        Sms sms = advance(number, Sms.Status.SENT);
        if (sms.to().endsWith(UNREACHABLE_SUFFIX)) {
            return advance(number, Sms.Status.UNDELIVERED);
        }
        messages.add(OutboxMessage.sms(sms.to(), sms.body(), clock.instant()));
        return advance(number, Sms.Status.DELIVERED);
    }

    private Sms advance(long number, Sms.Status status) {
        return java.util.Objects.requireNonNull(
                sent.computeIfPresent(number, (_, sms) -> sms.with(status, clock.instant())));
    }

    TwilioAnswer find(String sid) {
        return sent.values().stream()
                .filter(sms -> sms.sid().equals(sid))
                .findAny()
                .map(sms -> TwilioAnswer.ok(sms.json()))
                .orElseGet(() -> TwilioAnswer.refused(
                        404, 20404, "The requested resource /Messages/" + sid + ".json was not found"));
    }

    /** Newest first, filtered by {@code To}, {@code From} and {@code DateSent} (a day in UTC, also with {@code <}, {@code >}). */
    TwilioAnswer list(Form query) {
        List<Predicate<Sms>> filters = new ArrayList<>();
        query.values().forEach((name, value) -> filters.add(filter(name, value)));
        var found = new ArrayList<>(sent.values().stream()
                .filter(sms -> filters.stream().allMatch(filter -> filter.test(sms)))
                .toList()
                .reversed());
        String uri = "/%s/Accounts/%s/Messages.json".formatted(Sms.API_VERSION, account.sid());
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put("first_page_uri", uri);
        page.put("end", Math.max(0, found.size() - 1));
        page.put("previous_page_uri", null);
        page.put("messages", found.stream().map(Sms::json).toList());
        page.put("uri", uri);
        page.put("page_size", Math.max(50, found.size()));
        page.put("start", 0);
        page.put("next_page_uri", null);
        page.put("page", 0);
        return TwilioAnswer.ok(page);
    }

    private static Predicate<Sms> filter(String name, String value) {
        return switch (name) {
            case "To" -> sms -> sms.to().equals(value);
            case "From" -> sms -> sms.from().equals(value);
            case "DateSent" -> sms -> day(sms).equals(LocalDate.parse(value));
            case "DateSent<" -> sms -> !day(sms).isAfter(LocalDate.parse(value));
            case "DateSent>" -> sms -> !day(sms).isBefore(LocalDate.parse(value));
            default -> _ -> true;
        };
    }

    private static LocalDate day(Sms sms) {
        return sms.created().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

package de.zugang.gateway.limit;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether one more request is within what was agreed. */
public sealed interface Grant {

    /** It is, and was counted. */
    record Taken(Account account) implements Grant {}

    /** Too many within a minute; one is free again after these seconds. */
    record TooMany(Account account, long seconds) implements Grant {}

    /** The day's quota is used up; it is renewed after these seconds, at midnight UTC. */
    record QuotaExhausted(Account account, long seconds) implements Grant {}

    /** Nobody here knows yet what other gateways have granted, and nothing was counted; worth deciding again afterwards. */
    record NotKnown(CompletableFuture<Void> settled) implements Grant {}

    /**
     * How a technical user stands, and its main customer.
     *
     * @param customer {@code null}: nothing was agreed for all its technical users together
     */
    record Account(Level own, @Nullable Level customer) {

        /** {@code RateLimit-Policy}: everything that was agreed. */
        public String policies() {
            var text = new StringBuilder(96);
            policy(text, "minute", "day", own);
            if (customer != null) {
                policy(text, "customer-minute", "customer-day", customer);
            }
            return text.toString();
        }

        /** {@code RateLimit}: what is left of each. */
        public String remaining() {
            var text = new StringBuilder(96);
            remaining(text, "minute", "day", own);
            if (customer != null) {
                remaining(text, "customer-minute", "customer-day", customer);
            }
            return text.toString();
        }

        private static void policy(StringBuilder text, String minute, String day, Level level) {
            if (level.perMinute()) {
                item(text, minute, ";q=", level.agreed().perMinute(), ";w=", 60);
            }
            if (level.perDay()) {
                item(text, day, ";q=", level.agreed().perDay(), ";w=", 86_400);
            }
        }

        private static void remaining(StringBuilder text, String minute, String day, Level level) {
            if (level.perMinute()) {
                item(text, minute, ";r=", level.remaining(), ";t=", level.seconds());
            }
            if (level.perDay()) {
                item(text, day, ";r=", level.quotaRemaining(), ";t=", level.quotaSeconds());
            }
        }

        private static void item(StringBuilder text, String name, String one, long first, String two, long second) {
            if (!text.isEmpty()) {
                text.append(", ");
            }
            text.append('"')
                    .append(name)
                    .append('"')
                    .append(one)
                    .append(first)
                    .append(two)
                    .append(second);
        }
    }
}

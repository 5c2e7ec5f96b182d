package de.zugang.onboarding.desk;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.sales.Referral;
import de.zugang.onboarding.sales.SalesProperties;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The message by which somebody is referred to sales. It is in German, as sales is; whoever refers sends it and adds whom to ask for. */
@Component
class SalesMail {

    private final SalesProperties properties;
    private final MessageSource texts;

    SalesMail(SalesProperties properties, MessageSource texts) {
        this.properties = properties;
        this.texts = texts;
    }

    /**
     * The message.
     *
     * @param to empty if it is not configured
     */
    record Text(String to, String subject, String body) {

        /** For a link (RFC 6068). */
        public String href() {
            return "mailto:" + encode(to) + "?subject=" + encode(subject) + "&body="
                    + encode(body.replace("\n", "\r\n"));
        }

        private static String encode(String text) {
            return UriUtils.encode(text, StandardCharsets.UTF_8).replace("%40", "@");
        }
    }

    Text about(Referral referral) {
        CustomerNumber number = referral.customerNumber();
        String none = text("sales.mail.none");
        Object[] about = {
            referral.company(),
            number == null ? none : number.value(),
            Objects.requireNonNullElse(referral.ticket(), none),
            referral.id().toString(),
            referral.referredBy()
        };
        return new Text(properties.email(), text("sales.mail.subject", about), text("sales.mail.body", about));
    }

    private String text(String key, Object... about) {
        return texts.getMessage(key, about, Locale.GERMAN);
    }
}

package de.zugang.osr.rule;

import java.net.IDN;
import org.jspecify.annotations.Nullable;

/**
 * The form of an e-mail address as mail providers accept it: one {@code @}, a plain local part of at most 64 characters,
 * a domain with a dot; umlauts are fine in the domain. Quoted local parts and address literals are not. Linear in the
 * length of the text.
 */
public final class EmailAddress {

    private static final int MOST = 254;
    private static final String LOCAL_EXTRA = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress() {}

    /** Whether an address was sent and is none. */
    public static boolean isMalformed(@Nullable String text) {
        return text != null && !isWellFormed(text);
    }

    private static boolean isWellFormed(String text) {
        int at = text.indexOf('@');
        return text.length() <= MOST
                && at > 0
                && at == text.lastIndexOf('@')
                && isLocalPart(text.substring(0, at))
                && isDomain(text.substring(at + 1));
    }

    private static boolean isLocalPart(String local) {
        return local.length() <= 64
                && hasDotsOnlyBetween(local)
                && local.chars().allMatch(c -> c == '.' || isLetterOrDigit(c) || LOCAL_EXTRA.indexOf(c) >= 0);
    }

    private static boolean isDomain(String domain) {
        if (domain.indexOf('.') < 0 || !hasDotsOnlyBetween(domain)) {
            return false;
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            return ascii.length() <= 253 && !isLetterFree(ascii.substring(ascii.lastIndexOf('.') + 1));
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }

    private static boolean hasDotsOnlyBetween(String text) {
        return !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
    }

    private static boolean isLetterFree(String text) {
        return text.chars().noneMatch(EmailAddress::isLetter);
    }

    private static boolean isLetterOrDigit(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

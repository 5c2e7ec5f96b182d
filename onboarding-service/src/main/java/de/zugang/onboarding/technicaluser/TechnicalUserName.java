package de.zugang.onboarding.technicaluser;

import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What everybody calls a technical user: {@code tu-<company>-<4 random characters>}. It never changes and is never used
 * again.
 */
public record TechnicalUserName(String value) {

    private static final Pattern SHAPE = Pattern.compile("tu-[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?-[a-z2-7]{4}");
    private static final Pattern CLIENT_ID = Pattern.compile("zgc-[0-9a-f]{16}");
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int COMPANY_LENGTH = 40;

    public TechnicalUserName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("technical user: \"" + value + "\" (expected: tu-<company>-<4 base32>)");
        }
    }

    /** What a person typed where a technical user's name is expected. */
    public sealed interface Typed {
        record Name(TechnicalUserName name) implements Typed {}

        /** A client id, which identifies at Keycloak only; the person gets a hint. */
        record ClientId() implements Typed {}

        record Malformed() implements Typed {}
    }

    /** Reads what a person typed; blanks around it and capital letters are forgiven. */
    public static Typed read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (CLIENT_ID.matcher(text).matches()) {
            return new Typed.ClientId();
        }
        return SHAPE.matcher(text).matches() ? new Typed.Name(new TechnicalUserName(text)) : new Typed.Malformed();
    }

    /** Draws a name for a company; whether it is free is for the store to say. */
    public static TechnicalUserName draw(String company, RandomGenerator random) {
        var name = new StringBuilder("tu-").append(slug(company)).append('-');
        for (int i = 0; i < 4; i++) {
            name.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return new TechnicalUserName(name.toString());
    }

    private static String slug(String company) {
        String german = company.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String plain = Normalizer.normalize(german, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String dashed = trimDashes(plain.replaceAll("[^a-z0-9]+", "-"));
        String cut = trimDashes(dashed.substring(0, Math.min(COMPANY_LENGTH, dashed.length())));
        return cut.isEmpty() ? "firma" : cut;
    }

    private static String trimDashes(String text) {
        return text.replaceAll("^-+|-+$", "");
    }

    @Override
    public String toString() {
        return value;
    }
}

package de.zugang.servicekit.caller;

import java.util.List;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Who calls, as the gateway's passport states it. Valid for this request only; nothing else about the caller may be
 * believed.
 *
 * @param technicalUser the technical user's name, unchanging
 * @param clientId its client id, for support only
 * @param customerNumbers the customers whose data may be reached, ten digits each, at most 300
 * @param entitlements what was approved beyond the ordinary, for example {@code OLA}
 * @param product the product of the catalogue under which the call was admitted
 */
public record Caller(
        String technicalUser, String clientId, Set<String> customerNumbers, Set<String> entitlements, String product) {

    /** Claims of a passport; the gateway writes them, services read them. */
    public static final String CLIENT_ID = "client_id";

    public static final String CUSTOMER_NUMBERS = "customer_numbers";
    public static final String ENTITLEMENTS = "entitlements";
    public static final String PRODUCT = "product";

    /**
     * Header of an answer: the customer number that it is about. The gateway sums up usage by it, if it is one of the
     * caller's, and lets it go no further.
     */
    public static final String ANSWER_IS_ABOUT = "Zugang-Customer-Number";

    public Caller {
        customerNumbers = Set.copyOf(customerNumbers);
        entitlements = Set.copyOf(entitlements);
    }

    static Caller of(Jwt passport) {
        return new Caller(
                text(passport, JwtClaimNames.SUB),
                text(passport, CLIENT_ID),
                Set.copyOf(list(passport, CUSTOMER_NUMBERS)),
                Set.copyOf(list(passport, ENTITLEMENTS)),
                text(passport, PRODUCT));
    }

    /**
     * The caller of the request that the present thread works on.
     *
     * @throws IllegalStateException outside a request that was admitted with a passport
     */
    public static Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Jwt passport) {
            return of(passport);
        }
        throw new IllegalStateException("no caller: the request was not admitted with a passport");
    }

    private static String text(Jwt passport, String claim) {
        String value = passport.getClaimAsString(claim);
        return value == null ? "" : value;
    }

    private static List<String> list(Jwt passport, String claim) {
        List<String> value = passport.getClaimAsStringList(claim);
        return value == null ? List.of() : value;
    }
}

package de.zugang.gateway.credentials;

import de.zugang.gateway.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Authorization}: {@code Bearer} or {@code Basic}, in any case, one blank, one value. */
public final class Credentials {

    private final BearerVerifier bearer;
    private final BasicVerifier basic;

    public Credentials(BearerVerifier bearer, BasicVerifier basic) {
        this.bearer = bearer;
        this.basic = basic;
    }

    public Verdict verify(@Nullable String authorization) {
        if (authorization == null) {
            return new Verdict.Rejected(Reason.CREDENTIALS_MISSING);
        }
        int blank = authorization.indexOf(' ');
        String scheme = blank < 0 ? authorization : authorization.substring(0, blank);
        String value = blank < 0 ? "" : authorization.substring(blank + 1);
        if (value.indexOf(' ') >= 0 || value.indexOf(',') >= 0) {
            return new Verdict.Rejected(Reason.AUTHORIZATION_MALFORMED);
        }
        if (scheme.equalsIgnoreCase("Bearer")) {
            return bearer.verify(value);
        }
        if (scheme.equalsIgnoreCase("Basic")) {
            return basic.verify(value);
        }
        return new Verdict.Rejected(Reason.SCHEME_UNKNOWN);
    }
}

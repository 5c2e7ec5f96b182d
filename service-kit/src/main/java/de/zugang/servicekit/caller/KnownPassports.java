package de.zugang.servicekit.caller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers passports that were found good, by their whole text: the gateway sends the same one for up to half a minute, and
 * checking a signature costs more than the rest of what a service does with it. Whether it is still valid is asked every time.
 */
final class KnownPassports implements JwtDecoder {

    /** As many technical users may call at a time before signatures are checked again; a few megabytes. */
    static final int MOST = 1000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> stillValid;
    private final Map<String, Jwt> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Remembers what the decoder finds good.
     *
     * @param stillValid what can change while a passport is remembered
     */
    KnownPassports(JwtDecoder decoder, OAuth2TokenValidator<Jwt> stillValid) {
        this.decoder = decoder;
        this.stillValid = stillValid;
    }

    @Override
    public Jwt decode(String token) {
        return find(token).filter(this::isStillValid).orElseGet(() -> decodeAndKeep(token));
    }

    private boolean isStillValid(Jwt passport) {
        return !stillValid.validate(passport).hasErrors();
    }

    /** Nothing is kept of one that the decoder refuses. */
    private Jwt decodeAndKeep(String token) {
        Jwt passport = decoder.decode(token);
        synchronized (known) {
            known.put(token, passport);
        }
        return passport;
    }

    private Optional<Jwt> find(String token) {
        synchronized (known) {
            @Nullable Jwt passport = known.get(token);
            return Optional.ofNullable(passport);
        }
    }
}

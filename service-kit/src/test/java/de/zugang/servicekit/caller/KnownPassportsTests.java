package de.zugang.servicekit.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class KnownPassportsTests {

    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private Instant now = BEGIN;
    private final List<String> decoded = new ArrayList<>();
    private final KnownPassports passports = new KnownPassports(this::decode, timestamps());

    private Jwt decode(String token) {
        decoded.add(token);
        if (token.startsWith("bad") || now.isAfter(BEGIN.plusSeconds(60))) {
            throw new BadJwtException("no");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(BEGIN.plusSeconds(60))
                .build();
    }

    private JwtTimestampValidator timestamps() {
        var validator = new JwtTimestampValidator(Duration.ZERO);
        validator.setClock(new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        return validator;
    }

    @Test
    void sameTextIsDecodedOnceAndAnotherForItself() {
        assertThat(passports.decode("a").getSubject()).isEqualTo("a");
        assertThat(passports.decode("a").getSubject()).isEqualTo("a");
        assertThat(passports.decode("b").getSubject()).isEqualTo("b");

        assertThat(decoded).containsExactly("a", "b");
    }

    @Test
    void knownPassportIsRefusedAsSoonAsItHasExpired() {
        passports.decode("a");
        now = BEGIN.plusSeconds(61);

        assertThatThrownBy(() -> passports.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void refusedPassportIsRefusedEveryTime() {
        assertThatThrownBy(() -> passports.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> passports.decode("bad")).isInstanceOf(BadJwtException.class);

        assertThat(decoded).containsExactly("bad", "bad");
    }

    @Test
    void onlySoManyAreRememberedAndTheLeastUsedGoesFirst() {
        passports.decode("first");
        passports.decode("second");
        for (int i = 2; i < KnownPassports.MOST; i++) {
            passports.decode("another " + i);
        }
        passports.decode("first");
        passports.decode("one more");
        decoded.clear();
        passports.decode("first");
        passports.decode("second");

        assertThat(decoded).containsExactly("second");
    }
}

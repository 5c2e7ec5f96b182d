package de.zugang.gateway.passport;

import static de.zugang.gateway.testbed.TestUser.ANNA;
import static de.zugang.gateway.testbed.TestUser.BERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.testbed.TestClock;
import de.zugang.gateway.testbed.TestTokens;
import de.zugang.servicekit.caller.PassportDecoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** What is signed anew and when, and how keys are changed without a moment in which a passport is not believed. */
class PassportsTests {

    private static final String ISSUER = "https://zugang/gateway";
    private static final RSAKey OLD = TestTokens.key("2026-11");
    private static final RSAKey NEW = TestTokens.key("2026-12");
    private static final Api OSR = api("osr-service", "on-site-roles");

    private final TestClock clock = new TestClock(Instant.now());
    private final Passports passports = passports(OLD);

    @Test
    void renewsAPassportAtHalfItsLife() {
        var anna = ANNA.active(1);
        String first = passports.passport(anna, OSR);
        clock.turn(Duration.ofSeconds(29));
        assertThat(passports.passport(anna, OSR)).isSameAs(first);

        clock.turn(Duration.ofSeconds(1));

        assertThat(passports.passport(anna, OSR)).isNotEqualTo(first);
    }

    @Test
    void makesANewOneForEachStateServiceAndProduct() throws Exception {
        var anna = ANNA.active(1);
        String first = passports.passport(anna, OSR);

        assertThat(passports.passport(ANNA.active(1), OSR)).as("after a resync").isNotSameAs(first);
        assertThat(claim(passports.passport(ANNA.with(2, Set.of("OLA"), List.of("0000000001")), OSR)))
                .contains("0000000001", "OLA");
        assertThat(claim(passports.passport(anna, api("ola-service", "ola")))).contains("ola-service");
        assertThat(claim(passports.passport(anna, api("osr-service", "webhook"))))
                .contains("webhook");
        assertThat(claim(passports.passport(BERT.active(1), OSR))).contains(BERT.name());
    }

    /** The way of docs: services learn the new key, gateways sign with it, services forget the old one. */
    @Test
    void changesKeysWithoutAMomentInWhichAPassportIsNotBelieved() {
        var anna = ANNA.active(1);
        var knowsOld = service(OLD);
        var knowsBoth = service(OLD, NEW);
        var knowsNew = service(NEW);
        String byOldKey = passports(OLD, NEW).passport(anna, OSR);
        String byNewKey = passports(NEW, OLD).passport(anna, OSR);

        assertThat(knowsOld.decode(byOldKey).getSubject()).isEqualTo(ANNA.name());
        assertThat(knowsBoth.decode(byOldKey).getSubject()).isEqualTo(ANNA.name());
        assertThat(knowsBoth.decode(byNewKey).getSubject()).isEqualTo(ANNA.name());
        assertThat(knowsNew.decode(byNewKey).getSubject()).isEqualTo(ANNA.name());
        assertThatThrownBy(() -> knowsOld.decode(byNewKey)).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> knowsNew.decode(byOldKey)).isInstanceOf(JwtException.class);
    }

    @Test
    void doesNotStartWithAKeyThatCanNotSign() {
        assertThatThrownBy(() -> passports(OLD.toPublicJWK())).hasMessageContaining("signing-keys");
        assertThatThrownBy(() -> passports()).hasMessageContaining("signing-keys");
    }

    private static String claim(String passport) throws ParseException {
        return SignedJWT.parse(passport).getJWTClaimsSet().toString();
    }

    private Passports passports(RSAKey... keys) {
        var properties = new PassportProperties(ISSUER, resource(keys), Duration.ofSeconds(60));
        return new Passports(new PassportSigner(properties), properties, clock);
    }

    private static JwtDecoder service(RSAKey... keys) {
        return PassportDecoder.of(
                new de.zugang.servicekit.caller.PassportProperties(ISSUER, "osr-service", resource(keys)));
    }

    private static ByteArrayResource resource(RSAKey... keys) {
        return new ByteArrayResource(
                new JWKSet(List.of((JWK[]) keys)).toString(false).getBytes(StandardCharsets.UTF_8));
    }

    private static Api api(String service, String product) {
        return new Api(
                service,
                URI.create("http://127.0.0.1:9"),
                service,
                product,
                null,
                Duration.ofSeconds(1),
                10,
                null,
                Map.of());
    }
}

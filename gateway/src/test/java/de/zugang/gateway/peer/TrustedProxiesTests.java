package de.zugang.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTests {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("203.0.113.9");

    private final TrustedProxies proxies = new TrustedProxies(List.of(AddressBlock.parse("10.0.0.0/8")));

    @Test
    void believesNobodyWithoutBeingTold() {
        assertThat(new TrustedProxies(List.of()).caller(PROXY, List.of("192.0.2.1")))
                .isEqualTo(PROXY);
    }

    @Test
    void believesAProxyAboutItsCaller() {
        assertThat(caller(PROXY, "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(caller(PROXY, "2001:db8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void believesNoStranger() {
        assertThat(caller(STRANGER, "192.0.2.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void goesAsFarAsTheProxiesGoAndNoFurther() {
        assertThat(caller(PROXY, "6.6.6.6, 192.0.2.1, 10.0.0.2")).isEqualTo("192.0.2.1");
        assertThat(caller(PROXY, "6.6.6.6, 192.0.2.1", "10.0.0.2")).isEqualTo("192.0.2.1");
        assertThat(caller(PROXY, "10.0.0.3,10.0.0.2")).isEqualTo("10.0.0.3");
    }

    @Test
    void staysWithTheLastProxyWhereItSaysNothingReadable() {
        assertThat(caller(PROXY)).isEqualTo("10.0.0.1");
        assertThat(caller(PROXY, "unknown")).isEqualTo("10.0.0.1");
        assertThat(caller(PROXY, "192.0.2.1, evil.example")).isEqualTo("10.0.0.1");
        assertThat(caller(PROXY, "192.0.2.1,")).isEqualTo("10.0.0.1");
    }

    private String caller(InetAddress peer, String... forwardedFor) {
        return proxies.caller(peer, List.of(forwardedFor)).getHostAddress();
    }
}

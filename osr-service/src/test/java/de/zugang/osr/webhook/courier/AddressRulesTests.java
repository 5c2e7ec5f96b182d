package de.zugang.osr.webhook.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    private static final AddressRules RULES = new AddressRules(List.of(), List.of("93.184.216.0/24"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16"
            })
    void refusesWhatIsNotPublicIpv4(String address) {
        assertThat(RULES.allow(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotPublicIpv6(String address) {
        assertThat(RULES.allow(InetAddress.ofLiteral(address))).isFalse();
    }

    /** The bytes of an IPv4 address mapped into IPv6, as a resolver may hand them over. */
    @Test
    void refusesAMappedAddressFromBytes() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(RULES.allow(InetAddress.getByAddress("evil.example", mapped)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::8",
                "3ffe::1"
            })
    void allowsPublicAddresses(String address) {
        assertThat(RULES.allow(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void allowsWhatIsConfiguredUnlessItIsAlsoDenied() {
        var rules = new AddressRules(List.of("127.0.0.0/8", "fd00::/8"), List.of("127.0.0.2/32"));
        assertThat(rules.allow(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(rules.allow(InetAddress.ofLiteral("fd12::1"))).isTrue();
        assertThat(rules.allow(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
        assertThat(rules.allow(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(RULES.allow(InetAddress.ofLiteral("93.184.216.34"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.1", "10.0.0.0/33", "::/129", "localhost/8", "10.0.0.0/-1", "10.0.0.0/8/8"})
    void refusesToReadWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressRules(List.of(text), List.of()));
    }
}

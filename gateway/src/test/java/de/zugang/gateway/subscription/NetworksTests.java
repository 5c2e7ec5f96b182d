package de.zugang.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTests {

    @Test
    void admitAnybodyWhenNoneIsListed() {
        assertThat(Networks.ANYWHERE.admit(InetAddress.ofLiteral("198.51.100.7")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, true",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.128/25, 203.0.113.127, false",
        "203.0.113.128/25, 203.0.113.128, true",
        "203.0.113.7/32, 203.0.113.7, true",
        "203.0.113.7/32, 203.0.113.6, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "fe80::/10, fe80::1, true",
        "203.0.113.0/24, ::ffff:203.0.113.9, true"
    })
    void admitWhatIsInside(String network, String address, boolean admitted) {
        assertThat(Networks.parse(List.of("192.0.2.1/32", network)).admit(InetAddress.ofLiteral(address)))
                .isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.0",
                "203.0.113.0/33",
                "2001:db8::/129",
                "a.example/24",
                "203.0.113.0/-1",
                "/8",
                "1.2.3/8",
                "::ffff:1.2.3.4/120"
            })
    void areNotGuessed(String cidr) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.parse(List.of(cidr)));
    }
}

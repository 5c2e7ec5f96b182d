package de.zugang.onboarding.technicaluser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTests {

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.0/24", "0.0.0.0/0", "203.0.113.7/32", "2001:db8::/32", "::/0", "fe80::1/128"})
    void isAnAddressAndAPrefix(String cidr) {
        assertThat(new Network(cidr).cidr()).isEqualTo(cidr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113.0",
                "203.0.113.0/33",
                "2001:db8::/129",
                "203.0.113/24",
                "a.example/24",
                "203.0.113.0/-1",
                "203.0.113.256/24",
                "203.0.113.0/24 ",
                "::ffff:1.2.3.4/120",
                "[2001:db8::]/32"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Network(text));
    }
}

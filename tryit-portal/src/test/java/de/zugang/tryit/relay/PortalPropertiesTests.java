package de.zugang.tryit.relay;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PortalPropertiesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/",
                "ftp://api.example.com",
                "file:///etc/passwd",
                "https://user@api.example.com",
                "https://api.example.com?x=y",
                "https:/api"
            })
    void refusesAGatewayUrlThatIsNoPlainBase(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortalProperties(
                        URI.create(url),
                        URI.create("https://login.example.com/token"),
                        null,
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofKilobytes(1),
                        DataSize.ofKilobytes(1),
                        1))
                .withMessageContaining("zugang.portal.gateway-url");
    }
}

package de.zugang.tryit.call;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.tryit.relay.Outgoing;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurlTests {

    @Test
    void showsThePublicAddressAndAQuoteDoesNotEndTheShellString() {
        var outgoing = new Outgoing(
                "POST",
                URI.create("http://gateway:8080/x"),
                URI.create("https://api.example.com/x"),
                List.of(),
                List.of(),
                "{\"n\":\"O'Neil $HOME `id`\"}");

        assertThat(Curl.of(outgoing))
                .isEqualTo("curl -sS -i -X POST 'https://api.example.com/x' \\\n"
                        + "  --data-raw '{\"n\":\"O'\\''Neil $HOME `id`\"}'");
    }
}

package de.zugang.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTests {

    @Test
    void namesTheProcessThatHasIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = new Port(taken.getLocalPort());

            assertThat(port.isFree()).isFalse();
            assertThat(port.owner())
                    .startsWith("process " + ProcessHandle.current().pid() + " (")
                    .contains("java");
        }
    }

    @Test
    void isFreeWhenNobodyListens() {
        assertThat(new Port(Port.someFree(1).getFirst()).isFree()).isTrue();
    }
}

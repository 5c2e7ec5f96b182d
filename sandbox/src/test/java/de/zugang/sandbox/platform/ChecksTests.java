package de.zugang.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.zugang.sandbox.service.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ChecksTests {

    @Test
    void sayWhichPortIsTakenByWhomAndWhatToDo() throws IOException {
        Ports ports = Ports.free();
        try (var _ = new ServerSocket(ports.osr(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Checks.portsAreFree(ports))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port " + ports.osr() + " is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void letFreePortsPass() {
        assertThatCode(() -> Checks.portsAreFree(Ports.free())).doesNotThrowAnyException();
    }
}

package de.zugang.localpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalPostgresTests {

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory(LocalPostgres.scratch(), "test-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteHome() throws IOException {
        Directories.delete(home);
    }

    @Test
    void answersQueriesAndLeavesNothingBehind() throws SQLException {
        var postgres = LocalPostgres.temporary();
        try (var connection = postgres.connect("postgres");
                var row = connection.createStatement().executeQuery("select 40 + 2")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
        postgres.close();

        assertThat(postgres.isRunning()).isFalse();
        assertThat(ProcessHandle.of(postgres.pid())).isEmpty();
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws SQLException, IOException {
        Path data = home.resolve("data");
        try (var first = LocalPostgres.start(data, FreePort.any(), LocalPostgres.Durability.FULL)) {
            first.execute("postgres", "create table kept (n int)", "insert into kept values (7)");
        }
        try (var second = LocalPostgres.start(data, FreePort.any(), LocalPostgres.Durability.FULL);
                var connection = second.connect("postgres");
                var row = connection.createStatement().executeQuery("select n from kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void startsOnACopyOfAnotherDataDirectory() throws SQLException, IOException {
        try (var first = LocalPostgres.start(home.resolve("first"), FreePort.any(), LocalPostgres.Durability.NONE)) {
            first.execute("postgres", "create table copied (n int)", "insert into copied values (7)");
        }
        LocalPostgres.copy(home.resolve("first"), home.resolve("second"));
        try (var second = LocalPostgres.start(home.resolve("second"), FreePort.any(), LocalPostgres.Durability.NONE);
                var connection = second.connect("postgres");
                var row = connection.createStatement().executeQuery("select n from copied")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void saysWhyItDoesNotStartOnATakenPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> LocalPostgres.start(
                            home.resolve("data"), taken.getLocalPort(), LocalPostgres.Durability.NONE))
                    .withMessageContaining(String.valueOf(taken.getLocalPort()))
                    .withMessageContaining("Address already in use");
        }
    }
}

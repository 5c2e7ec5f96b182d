package de.zugang.sandbox.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Other tools read this file: names and shape are fixed. */
class EndpointsTests {

    @TempDir
    private Path directory;

    @Test
    void areWrittenInTheShapeThatOtherToolsRead() throws IOException {
        Path file = directory.resolve("endpoints.json");
        new PrivateFile(file).write(endpoints());

        assertThat(JsonMapper.shared().readTree(Files.readString(file)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"gateway": "http://127.0.0.1:1", "token": "http://127.0.0.1:6/token",
                         "desk": "http://127.0.0.1:2", "portal": "http://127.0.0.1:4", "outbox": "http://127.0.0.1:5",
                         "keycloak": "http://127.0.0.1:6",
                         "database": {"url": "jdbc:postgresql://127.0.0.1:8/zugang", "user": "postgres", "password": ""},
                         "users": {"customerService": {"name": "a", "password": "1"},
                                   "customerService2": {"name": "b", "password": "2"},
                                   "salesLead": {"name": "c", "password": "3"},
                                   "operator": {"name": "d", "password": "4"},
                                   "auditor": {"name": "e", "password": "5"}},
                         "technicalUser": {"name": "tu-a", "clientId": "zgc-a", "clientSecret": "s",
                                           "subscriptionKey": "zgk_a", "customerNumbers": ["0000123456"]},
                         "otherTechnicalUser": {"name": "tu-b", "clientId": "zgc-b", "clientSecret": "t",
                                                "subscriptionKey": "zgk_b", "customerNumbers": ["0000999999"]},
                         "osr": "/arge/on-site-roles/v1"}
                        """));
    }

    @Test
    void areReadableForTheirOwnerAlone() throws IOException {
        Path file = directory.resolve("endpoints.json");
        new PrivateFile(file).write(endpoints());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new PrivateFile(file).read(Endpoints.class)).contains(endpoints());
    }

    private static Endpoints endpoints() {
        return new Endpoints(
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:6/token"),
                URI.create("http://127.0.0.1:2"),
                URI.create("http://127.0.0.1:4"),
                URI.create("http://127.0.0.1:5"),
                URI.create("http://127.0.0.1:6"),
                new Endpoints.Database("jdbc:postgresql://127.0.0.1:8/zugang", "postgres", ""),
                new Endpoints.Users(
                        new Endpoints.User("a", "1"),
                        new Endpoints.User("b", "2"),
                        new Endpoints.User("c", "3"),
                        new Endpoints.User("d", "4"),
                        new Endpoints.User("e", "5")),
                new TechnicalUser("tu-a", "zgc-a", "s", "zgk_a", List.of("0000123456")),
                new TechnicalUser("tu-b", "zgc-b", "t", "zgk_b", List.of("0000999999")),
                "/arge/on-site-roles/v1");
    }
}

package de.zugang.sandbox.keycloak;

import de.zugang.sandbox.child.JavaProgram;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How Keycloak is started: as the Java application it is, without its script, which would stay in between.
 *
 * @param port of the realms and the administration
 * @param managementPort of health
 * @param databasePort of the PostgreSQL with the database {@code keycloak}
 */
public record KeycloakServer(int port, int managementPort, int databasePort, Path log) {

    public static final String NAME = "keycloak";
    static final String DATABASE = "keycloak";
    private static final List<String> OPENED =
            List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

    /** As a program to be supervised. */
    public JavaProgram of(Installation installation) {
        List<String> cache = Files.exists(installation.aotCache())
                ? List.of("-XX:AOTCache=" + installation.aotCache(), "-Xlog:aot=off", "-Xlog:aot+init=off")
                : List.of();
        return with(installation, cache, Map.of());
    }

    JavaProgram with(Installation installation, List<String> extraOptions, Map<String, String> environment) {
        Path home = installation.home();
        return new JavaProgram(
                NAME,
                port,
                options(home, extraOptions),
                arguments(home),
                environment,
                home,
                log,
                URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
    }

    private static List<String> options(Path home, List<String> extra) {
        var options = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m", "-XX:MaxMetaspaceSize=256m"));
        OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        options.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory"));
        options.addAll(extra);
        return options;
    }

    private List<String> arguments(Path home) {
        return List.of(
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--db-url=jdbc:postgresql://127.0.0.1:" + databasePort + "/" + DATABASE,
                "--db-username=" + DATABASE,
                "--db-password=" + DATABASE,
                "--db-pool-initial-size=1",
                "--db-pool-min-size=1",
                "--db-pool-max-size=20",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + url(),
                "--cache=local");
    }

    /** The base of all addresses, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }
}

package de.zugang.onboarding;

import de.zugang.localpostgres.LocalPostgres;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real PostgreSQL per test JVM, with the roles of production; every application context gets a database of its own. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalPostgres POSTGRES = start();

    private TestDatabase() {}

    private static LocalPostgres start() {
        var postgres = LocalPostgres.temporary();
        postgres.execute(
                "postgres",
                "create role onboarding_owner login password 'owner'",
                "create role onboarding_app login password 'app'");
        return postgres;
    }

    /** A new, empty database. */
    public static void register(DynamicPropertyRegistry properties) {
        register(properties, _ -> {});
    }

    /**
     * A new database.
     *
     * @param filled is given its JDBC URL before the service comes and brings the schema up to date
     */
    public static void register(DynamicPropertyRegistry properties, Consumer<String> filled) {
        String name = "zugang" + NUMBER.incrementAndGet();
        POSTGRES.execute("postgres", "create database " + name);
        POSTGRES.execute(
                name,
                "create schema onboarding authorization onboarding_owner",
                "grant usage on schema onboarding to onboarding_app");
        String url = POSTGRES.url(name) + "?currentSchema=onboarding";
        filled.accept(url);
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "onboarding_app");
        properties.add("spring.datasource.password", () -> "app");
        properties.add("spring.flyway.locations", () -> "classpath:db/migration,classpath:db/test");
        // many contexts share one server: each takes connections when it needs them, and gives them back
        properties.add("spring.datasource.hikari.minimum-idle", () -> "1");
        properties.add("spring.datasource.hikari.idle-timeout", () -> "10000");
        properties.add("spring.flyway.url", () -> url);
        properties.add("spring.flyway.user", () -> "onboarding_owner");
        properties.add("spring.flyway.password", () -> "owner");
    }
}

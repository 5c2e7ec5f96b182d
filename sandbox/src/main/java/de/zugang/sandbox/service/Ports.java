package de.zugang.sandbox.service;

import de.zugang.sandbox.child.Port;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports of a sandbox: a row of twelve.
 *
 * @param base the first, the gateway's
 */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 18080;
    private static final int COUNT = 12;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535 - COUNT;
    /** Below the range from which the kernel takes ports for outgoing connections. */
    private static final int FREE_FROM = 20000;

    private static final int FREE_TO = 32000;
    private static final int TRIES = 200;

    public Ports {
        if (base < LOWEST || base > HIGHEST) {
            throw new IllegalArgumentException("port base: %d (expected: %d to %d)".formatted(base, LOWEST, HIGHEST));
        }
    }

    /** A row that is free now. */
    public static Ports free() {
        for (int i = 0; i < TRIES; i++) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO));
            if (ports.all().stream().allMatch(port -> new Port(port).isFree())) {
                return ports;
            }
        }
        throw new IllegalStateException(
                "no %d free ports in a row between %d and %d".formatted(COUNT, FREE_FROM, FREE_TO));
    }

    public List<Integer> all() {
        return IntStream.range(base, base + COUNT).boxed().toList();
    }

    public int gateway() {
        return base;
    }

    public int onboarding() {
        return base + 1;
    }

    public int osr() {
        return base + 2;
    }

    public int portal() {
        return base + 3;
    }

    public int outbox() {
        return base + 4;
    }

    public int keycloak() {
        return base + 5;
    }

    public int keycloakManagement() {
        return base + 6;
    }

    public int postgres() {
        return base + 7;
    }

    public int smtp() {
        return base + 8;
    }

    public int osrOperator() {
        return base + 9;
    }

    public int ola() {
        return base + 10;
    }

    public int olaOperator() {
        return base + 11;
    }
}

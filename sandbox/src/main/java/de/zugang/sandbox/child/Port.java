package de.zugang.sandbox.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port of 127.0.0.1. */
public record Port(int number) {

    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;

    public boolean isFree() {
        try (var _ = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Different ports that are free now; nobody keeps them free, but they lie below those that the kernel gives to clients, so that a
     * program that comes back finds its own again.
     */
    public static List<Integer> someFree(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, BEYOND)
                .distinct()
                .filter(number -> new Port(number).isFree())
                .limit(count)
                .boxed()
                .toList();
    }

    /** Who has it, for a person: process id and command where this user may see them. */
    public String owner() {
        PortOwner owner = PortOwner.of(number);
        return owner == null
                ? "a process of another user (as root: ss -ltnp 'sport = :" + number + "')"
                : "process " + owner.pid() + " (" + owner.command() + ")";
    }
}

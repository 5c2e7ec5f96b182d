package de.zugang.sandbox.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A TCP port of 127.0.0.1. */
public record Port(int number) {

    public boolean isFree() {
        try (var _ = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Different ports that are free now; nobody keeps them free. */
    public static List<Integer> someFree(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            held.forEach(Port::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Who has it, for a person: process id and command where this user may see them. */
    public String owner() {
        PortOwner owner = PortOwner.of(number);
        return owner == null
                ? "a process of another user (as root: ss -ltnp 'sport = :" + number + "')"
                : "process " + owner.pid() + " (" + owner.command() + ")";
    }
}

package de.zugang.gateway.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection on which a test says byte by byte what it likes. */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();

    /** From the usual address of the loopback interface. */
    public static RawClient to(int port) throws IOException {
        return from("127.0.0.1", port);
    }

    /** From another one of its addresses, as a second caller has. */
    public static RawClient from(String address, int port) throws IOException {
        return new RawClient(address, port, 0);
    }

    /** One that has hardly any room for what it does not read. */
    public static RawClient withLittleRoom(int port) throws IOException {
        return new RawClient("127.0.0.1", port, 4096);
    }

    private RawClient(String address, int port, int room) throws IOException {
        if (room > 0) {
            socket.setReceiveBufferSize(room);
        }
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    public RawClient say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Says it unless the other side has gone. */
    public boolean trySay(String text) {
        try {
            say(text);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** All that comes until the other side closes; {@code [still open]} at the end if it does not. */
    public String rest() throws IOException {
        var answer = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
        } catch (SocketTimeoutException stillOpen) {
            return answer.append(" [still open]").toString();
        } catch (SocketException reset) {
            return answer.toString();
        }
        return answer.toString();
    }

    /** The next answer's head, in lower case; its body is read as well. Empty: the other side has closed. */
    public String head() throws IOException {
        var head = new StringBuilder();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line.toLowerCase(Locale.ROOT)).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        socket.getInputStream().skipNBytes(length);
        return head.toString();
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\n' && c >= 0;
                c = socket.getInputStream().read()) {
            text.append((char) c);
        }
        return text.toString().strip();
    }

    /** Whether the other side has closed, without waiting for it; what came before that is thrown away. */
    public boolean closed() throws IOException {
        socket.setSoTimeout(1);
        var buffer = new byte[8192];
        try {
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(buffer);
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Whether something has come back, without waiting for it. */
    public boolean answered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package de.zugang.osr.register;

import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** A file that is sent but for its last bytes, as over a connection that stalls or breaks. */
final class Upload implements AutoCloseable {

    private static final int HELD_BACK = 20;

    private final RunningOsr osr;
    private final UUID id;
    private final Socket socket;
    private final byte[] rest;

    private Upload(RunningOsr osr, UUID id, Socket socket, byte[] rest) {
        this.osr = osr;
        this.id = id;
        this.socket = socket;
        this.rest = rest;
    }

    static Upload begin(RunningOsr osr, UUID id, String options, String file) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), osr.operatorPort());
        byte[] body = file.getBytes(StandardCharsets.UTF_8);
        String head = "POST /operator/v1/register?importId=" + id + options
                + " HTTP/1.1\r\nHost: osr\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.ofStaff("operator") + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body, 0, body.length - HELD_BACK);
        socket.getOutputStream().flush();
        return new Upload(osr, id, socket, Arrays.copyOfRange(body, body.length - HELD_BACK, body.length));
    }

    /** Returns when so many lines are stored, or looked at by a dry run. */
    void awaitLines(int lines) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Answer answer = RunningOsr.send(osr.asOperator("/operator/v1/register/imports/" + id));
            return answer.status() == 200 && answer.body().get("lines").asInt() == lines;
        });
    }

    /** Sends the rest; the raw answer. */
    String end() throws IOException {
        socket.getOutputStream().write(rest);
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Breaks off if it has not ended. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}

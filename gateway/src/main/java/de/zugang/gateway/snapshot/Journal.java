package de.zugang.gateway.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything applied since a snapshot, one sealed line each, forced to the disk before the feed is told that it was
 * applied: a revocation that was acknowledged is never forgotten by a crash.
 */
final class Journal implements Closeable {

    private static final int SEAL_LENGTH = 43;

    private final FileChannel channel;
    private final Seal seal;
    private int lines;

    private Journal(FileChannel channel, Seal seal) {
        this.channel = channel;
        this.seal = seal;
    }

    static Journal begin(Path file, byte[] key) throws IOException {
        var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new Journal(channel, new Seal(key, file.getFileName().toString()));
    }

    void append(String line) throws IOException {
        seal.add(line);
        var bytes = ByteBuffer.wrap((seal.next() + " " + line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        lines++;
    }

    int lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Hands over the lines in their order. A last line that was cut off by a crash was never acknowledged and is left
     * out; any other damage ends the reading. A snapshot never comes without its journal, so a missing one is damage.
     *
     * @param lines takes a line; false ends the reading
     * @return false if something was damaged or not taken
     */
    static boolean replay(Path file, byte[] key, Predicate<String> lines) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException lost) {
            return false;
        }
        List<String> written = text.lines().toList();
        var seal = new Seal(key, file.getFileName().toString());
        for (int i = 0; i < written.size(); i++) {
            String line = written.get(i);
            String content = line.length() > SEAL_LENGTH ? line.substring(SEAL_LENGTH + 1) : "";
            seal.add(content);
            if (content.isEmpty() || !seal.nextIs(line.substring(0, SEAL_LENGTH))) {
                return i == written.size() - 1 && !text.endsWith("\n");
            }
            if (!lines.test(content)) {
                return false;
            }
        }
        return true;
    }
}

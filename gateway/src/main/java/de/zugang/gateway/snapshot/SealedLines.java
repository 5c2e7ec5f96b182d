package de.zugang.gateway.snapshot;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;

/** A file of lines whose last one is the seal of all others. */
final class SealedLines {

    private SealedLines() {}

    static void write(Path file, byte[] key, Iterator<String> lines) throws IOException {
        var written = file.resolveSibling(file.getFileName() + ".tmp");
        var seal = new Seal(key, file.getFileName().toString());
        try (var out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
            while (lines.hasNext()) {
                String line = lines.next();
                seal.add(line);
                out.append(line).append('\n');
            }
            out.append(seal.next()).append('\n');
        }
        Disk.replace(written, file);
    }

    /**
     * Hands over every line, and only then says whether they were to be believed: the caller keeps them apart until this
     * returns.
     *
     * @throws CorruptException when the seal is missing or another
     */
    static void read(Path file, byte[] key, Consumer<String> lines) throws IOException {
        var seal = new Seal(key, file.getFileName().toString());
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String last = in.readLine();
            for (String next = in.readLine(); next != null && last != null; next = in.readLine()) {
                seal.add(last);
                lines.accept(last);
                last = next;
            }
            if (last == null || !seal.nextIs(last)) {
                throw new CorruptException(file);
            }
        } catch (CharacterCodingException notText) {
            throw new CorruptException(file);
        }
    }
}

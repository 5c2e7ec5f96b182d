package de.zugang.gateway.subscription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The operator's last resort on this node: names of technical users that are kept out, one a line, whatever the feed says
 * and whether or not it can be reached. A file, so that it survives restarts; looked at every second. Lines that begin
 * with {@code #} are remarks.
 */
public final class DenyList implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DenyList.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final @Nullable Path file;
    private volatile Set<String> names = Set.of();
    private volatile boolean running;
    private @Nullable Thread thread;

    /** Reads it for the first time; without a file nobody is denied. */
    public DenyList(@Nullable Path file) {
        this.file = file;
        look();
    }

    public boolean denies(TechnicalUser user) {
        return names.contains(user.name());
    }

    /** Reads it again. If that fails, what was read before stays in force. */
    public void look() {
        if (file == null) {
            return;
        }
        try {
            var fresh = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
            if (!fresh.equals(names)) {
                log.warn("deny list: {} technical users kept out", fresh.size());
            }
            names = fresh;
        } catch (NoSuchFileException none) {
            names = Set.of();
        } catch (IOException unreadable) {
            log.error("deny list: not readable, what was read before stays in force: {}", unreadable.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        if (file != null) {
            thread = Thread.ofVirtual().name("deny-list").start(this::watch);
        }
    }

    private void watch() {
        try {
            while (running) {
                Thread.sleep(PAUSE);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package de.zugang.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Once a second, as long as this node runs. */
final class LimitUpkeep implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Runnable tidy;
    private volatile boolean running;
    private @Nullable Thread thread;

    LimitUpkeep(Runnable tidy) {
        this.tidy = tidy;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("limits").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(PAUSE);
                tidy.run();
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

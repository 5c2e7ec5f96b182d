package de.zugang.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Once a second, as long as this node runs. */
final class LimitUpkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LimitUpkeep.class);
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
                once();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, the next second is another one: without this, shared budgets would stay away for ever. */
    private void once() {
        try {
            tidy.run();
        } catch (RuntimeException failed) {
            log.error("limits: tidying up failed, trying on", failed);
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

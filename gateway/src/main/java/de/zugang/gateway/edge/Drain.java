package de.zugang.gateway.edge;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * The end of this node, announced: from the moment it is told to stop every answer is the last one on its connection, and
 * idle connections are closed. Requests go on being served until the HTTP server stops listening and has answered what is
 * under way (Spring Boot's graceful shutdown, which comes next).
 */
final class Drain implements SmartLifecycle {

    private final Duration announcement;
    private volatile boolean running;
    private volatile boolean begun;
    private volatile Runnable closeIdle = () -> {};

    Drain(Duration announcement) {
        this.announcement = announcement;
    }

    boolean begun() {
        return begun;
    }

    void closes(Runnable idleConnections) {
        closeIdle = idleConnections;
    }

    @Override
    public void start() {
        running = true;
    }

    /**
     * Meanwhile readiness is down, so whoever balances load sends its next requests elsewhere. Idle connections are closed at
     * the end only: until its balancer has noticed, a request may be on its way over any of them.
     */
    @Override
    public void stop() {
        begun = true;
        try {
            Thread.sleep(announcement);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        closeIdle.run();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before everything else, the HTTP server included. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}

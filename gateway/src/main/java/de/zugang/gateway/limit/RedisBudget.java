package de.zugang.gateway.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Budgets in Redis, booked by one script ({@code slice.lua}). A connection that is gone fails every question at once, one
 * that hangs after the time-out; nothing queues up.
 */
final class RedisBudget implements Budget, AutoCloseable {

    private static final int MOST_UNANSWERED = 1000;

    private final RedisClient client;
    private final RedisURI address;
    private final LimitProperties properties;
    private final String script = script();
    private final String digest;
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection;

    RedisBudget(String url, LimitProperties properties) {
        this.properties = properties;
        this.address = RedisURI.create(url);
        this.client = RedisClient.create();
        this.digest = io.lettuce.core.codec.Base16.digest(script.getBytes(StandardCharsets.UTF_8));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_UNANSWERED)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(1))
                        .keepAlive(true)
                        .build())
                .build());
    }

    @Override
    public CompletableFuture<Slice> ask(String subject, Volume agreed, int need, int back, long backSecond) {
        String[] keys = {properties.prefix() + ":limit:" + subject};
        String[] values = {
            Integer.toString(agreed.perMinute()),
            agreed.perDay() == Volume.NONE ? "0" : Long.toString(agreed.perDay()),
            Integer.toString(need),
            Integer.toString(back),
            Long.toString(backSecond)
        };
        return connected()
                .thenCompose(redis -> run(redis.async(), keys, values))
                .orTimeout(properties.patience().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(RedisBudget::slice);
    }

    private CompletableFuture<List<Object>> run(
            RedisAsyncCommands<String, String> redis, String[] keys, String[] values) {
        return redis.<List<Object>>evalsha(digest, ScriptOutputType.MULTI, keys, values)
                .toCompletableFuture()
                .exceptionallyCompose(failed -> cause(failed) instanceof RedisNoScriptException
                        ? redis.<List<Object>>eval(script, ScriptOutputType.MULTI, keys, values)
                                .toCompletableFuture()
                        : CompletableFuture.failedFuture(failed));
    }

    /** The library connects again by itself, but only what was connected once. */
    private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connected() {
        var held = connection;
        if (held == null || held.isCompletedExceptionally()) {
            held = client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
            connection = held;
        }
        return held.copy();
    }

    private static Slice slice(List<Object> answer) {
        long freeToday = (Long) answer.get(3);
        return new Slice(
                Math.toIntExact((Long) answer.get(0)),
                Math.toIntExact((Long) answer.get(1)),
                (Long) answer.get(2),
                freeToday < 0 ? Volume.NONE : freeToday,
                (Long) answer.get(4));
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failed;
    }

    private static String script() {
        try (var stream = Objects.requireNonNull(RedisBudget.class.getResourceAsStream("slice.lua"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}

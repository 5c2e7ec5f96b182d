package de.zugang.gateway.route;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Cuts a connection whose next request begins but does not get on: the HTTP server's own time-outs begin to run only when
 * the headers are complete. Stands before the decoder, where bytes are seen; its other half behind it sees requests. Both
 * run on the connection's one thread.
 */
final class HeaderDeadline extends ChannelInboundHandlerAdapter {

    private final Duration deadline;
    private @Nullable Future<?> running;
    private boolean inBody;

    private HeaderDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    static void addTo(ChannelPipeline pipeline, Duration deadline) {
        var bytes = new HeaderDeadline(deadline);
        pipeline.addBefore(NettyPipeline.HttpCodec, "header-deadline", bytes)
                .addAfter(NettyPipeline.HttpCodec, "header-deadline-end", bytes.new Requests());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (running == null && !inBody) {
            running = context.executor().schedule(() -> cut(context), deadline.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private static void cut(ChannelHandlerContext context) {
        context.close();
    }

    private void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    private final class Requests extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                stop();
                inBody = true;
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
            }
            context.fireChannelRead(message);
        }
    }
}

package de.zugang.gateway.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller may keep a connection busy: with the head of a request, with its body, with taking the answer. One
 * clock tick for the whole connection instead of timers for each request, so a deadline may come one tick late and a
 * request costs a few additions. Everything but {@link #idle()} runs on the connection's one thread.
 */
final class Deadlines extends ChannelDuplexHandler {

    /** Nobody sends more requests before the first answer, unless to have us keep them. */
    private static final int MOST_WAITING = 16;

    private final EdgeProperties limits;
    private final Drain drain;
    private final long tickMillis;
    private final ChannelFutureListener answered = this::answered;
    private @Nullable Future<?> ticking;
    private boolean inHead;
    private boolean inBody;
    private boolean begun;
    private boolean last;
    private int waiting;
    private int head;
    private int body;
    private int pause;
    private int answer;
    private volatile int idle;

    Deadlines(EdgeProperties limits, Drain drain) {
        this.limits = limits;
        this.drain = drain;
        this.tickMillis = Math.clamp(
                Math.min(limits.headers().toMillis(), limits.bodyPause().toMillis()) / 8, 50, 1000);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ticking = context.channel()
                .eventLoop()
                .scheduleAtFixedRate(() -> tick(context), tickMillis, tickMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    /** How many ticks ago the last request ended; 0: busy. To be believed on the connection's own thread only. */
    int idle() {
        return idle;
    }

    /** From the codec: there are bytes, and they do not belong to a body. */
    void headBegins() {
        if (!inHead) {
            inHead = true;
            head = 0;
            idle = 0;
        }
    }

    /** From the codec: the body under way can't be read to its end, so it has none. */
    void malformedBody(ChannelHandlerContext codec) {
        endBody(codec.pipeline().context(this), HttpResponseStatus.BAD_REQUEST);
    }

    /** With an answer, if it can still be told apart from one that has begun. The connection ends in any case. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void endBody(ChannelHandlerContext context, HttpResponseStatus status) {
        boolean tell = inBody && waiting == 1 && !begun;
        inBody = false;
        if (tell) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status), context.voidPromise());
        } else {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            inHead = false;
            inBody = true;
            body = 0;
            waiting++;
        }
        if (message instanceof HttpContent) {
            pause = 0;
        }
        if (message instanceof LastHttpContent) {
            inBody = false;
            answer = waiting == 1 ? 0 : answer;
        }
        context.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its result goes to the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            context.write(message, promise);
            return;
        }
        if (message instanceof HttpResponse response) {
            begun = true;
            if (drain.begun()) {
                HttpUtil.setKeepAlive(response, false);
                last = true;
            }
        }
        context.write(
                message, message instanceof LastHttpContent ? promise.unvoid().addListener(answered) : promise);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void answered(ChannelFuture written) {
        begun = false;
        answer = 0;
        waiting = Math.max(0, waiting - 1);
        if (last) {
            written.channel().close();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void tick(ChannelHandlerContext context) {
        boolean late = (inHead && over(++head, limits.headers().toMillis()))
                || (waiting > (inBody ? 1 : 0) && over(++answer, limits.answer().toMillis()))
                || waiting > MOST_WAITING;
        pause += inBody ? 1 : 0;
        body += inBody ? 1 : 0;
        boolean bodyLate = inBody
                && (over(pause, limits.bodyPause().toMillis())
                        || over(body, limits.request().toMillis()));
        if (late) {
            context.close();
        } else if (bodyLate) {
            endBody(context, HttpResponseStatus.REQUEST_TIMEOUT);
        }
        idle = inHead || inBody || waiting > 0 ? 0 : idle + 1;
    }

    private boolean over(int ticks, long millis) {
        return ticks * tickMillis > millis;
    }

    private void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }
}

package de.zugang.gateway.edge;

import io.netty.channel.ChannelDuplexHandler;
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
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller may keep a connection busy: with the head of a request, with its body, with taking the answer. One
 * clock tick for the whole connection instead of timers for each request, so a deadline may come one tick late and a
 * request costs a few additions. Everything but {@link #idle()} runs on the connection's one thread.
 */
final class Deadlines extends ChannelDuplexHandler {

    /** Parts of requests that came before the answer to the one before them. Nobody needs more, unless to have us keep them. */
    private static final int MOST_HELD = 64;

    private static final long LINGER_MILLIS = 1000;

    private final EdgeProperties limits;
    private final Drain drain;
    private final long tickMillis;
    private final Queue<Object> held = new ArrayDeque<>(0);
    private @Nullable Future<?> ticking;
    private boolean inHead;
    private boolean inBody;
    private boolean open;
    private boolean openBody;
    private boolean begun;
    private boolean last;
    private boolean lingering;
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

    /** With an answer, if there was none yet: a second one would be taken for the next request's. The connection ends in any case. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void endBody(ChannelHandlerContext context, HttpResponseStatus status) {
        boolean tell = open && openBody && held.isEmpty() && !begun;
        inBody = false;
        if (tell) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status), context.voidPromise());
        } else {
            context.close();
        }
    }

    /**
     * Not while the caller still sends: closing then makes its side throw away our answer before it has read it (RFC 9112,
     * section 9.6). What still comes is thrown away here instead, for a moment.
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its result goes to the promise
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!inBody || lingering || !context.channel().isActive()) {
            context.close(promise);
            return;
        }
        lingering = true;
        context.channel().config().setAutoRead(true);
        context.channel().eventLoop().schedule(() -> context.close(promise), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        context.read();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (lingering) {
            ReferenceCountUtil.release(message);
            if (message instanceof LastHttpContent) {
                context.close();
            }
            return;
        }
        if (message instanceof HttpRequest) {
            inHead = false;
            inBody = true;
            body = 0;
        }
        if (message instanceof HttpContent) {
            pause = 0;
            inBody &= !(message instanceof LastHttpContent);
        }
        if (!held.isEmpty() || (open && message instanceof HttpRequest)) {
            hold(context, message);
        } else {
            pass(context, message);
        }
    }

    /**
     * One request at a time goes on. A caller may send the next as soon as it has the answer's last byte, which can be
     * before the HTTP server knows that it was sent; that one then forgets to read on from the connection.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void hold(ChannelHandlerContext context, Object message) {
        held.add(message);
        if (held.size() > MOST_HELD) {
            context.close();
        }
    }

    private void pass(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            open = true;
            openBody = true;
        }
        if (message instanceof LastHttpContent) {
            openBody = false;
            answer = 0;
        }
        context.fireChannelRead(message);
    }

    private void passHeld(ChannelHandlerContext context) {
        while (!held.isEmpty() && !(open && held.peek() instanceof HttpRequest)) {
            pass(context, held.remove());
        }
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
        if (message instanceof LastHttpContent) {
            context.write(message, promise.unvoid().addListener(_ -> answered(context)));
        } else {
            context.write(message, promise);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void answered(ChannelHandlerContext context) {
        begun = false;
        open = false;
        answer = 0;
        if (last) {
            context.close();
        } else if (!held.isEmpty()) {
            context.executor().execute(() -> passHeld(context));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the close
    private void tick(ChannelHandlerContext context) {
        boolean late = (inHead && over(++head, limits.headers().toMillis()))
                || (open && !openBody && over(++answer, limits.answer().toMillis()));
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
        idle = inHead || inBody || open ? 0 : idle + 1;
    }

    private boolean over(int ticks, long millis) {
        return ticks * tickMillis > millis;
    }

    private void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}

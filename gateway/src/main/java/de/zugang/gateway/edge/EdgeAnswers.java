package de.zugang.gateway.edge;

import de.zugang.gateway.refusal.Answer;
import de.zugang.gateway.refusal.Reason;
import de.zugang.gateway.refusal.RefusalWriter;
import de.zugang.gateway.refusal.RequestIds;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What could not even be read as a request is refused by the HTTP server itself, with a bare status, before anything of
 * ours runs. Here it gets the same body and an id as every other refusal. All other answers have an id already and pass.
 */
final class EdgeAnswers extends ChannelOutboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(EdgeAnswers.class);

    private final RefusalWriter refusals;
    private final RequestIds ids;

    EdgeAnswers(RefusalWriter refusals, RequestIds ids) {
        this.refusals = refusals;
        this.ids = ids;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // its result goes to the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response && bare(response)) {
            context.write(dressed(response), promise.unvoid().addListener(ChannelFutureListener.CLOSE));
        } else {
            context.write(message, promise);
        }
    }

    private static boolean bare(HttpResponse response) {
        return response.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                && !response.headers().contains(RefusalWriter.REQUEST_ID);
    }

    /** Always the last answer on its connection: after what could not be read nobody knows where a next request begins. */
    private HttpResponse dressed(HttpResponse bare) {
        int status = bare.status().code();
        ReferenceCountUtil.release(bare);
        String id = ids.next();
        log.info("refused request={} reason=NOT_HTTP status={}", id, status);
        refusals.note(id, Reason.NOT_HTTP);
        byte[] body = refusals.body(answer(status), id);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer(status).status().value()),
                Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, "close")
                .set(RefusalWriter.REQUEST_ID, id);
        return response;
    }

    private static Answer answer(int status) {
        return switch (status) {
            case 408 -> Answer.REQUEST_TIMEOUT;
            case 413 -> Answer.BODY_TOO_LARGE;
            case 414 -> Answer.URI_TOO_LONG;
            case 431 -> Answer.HEADERS_TOO_LARGE;
            default -> status < 500 ? Answer.MALFORMED : Answer.NOT_AVAILABLE;
        };
    }
}

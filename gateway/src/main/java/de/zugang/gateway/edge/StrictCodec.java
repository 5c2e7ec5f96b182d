package de.zugang.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * HTTP/1.1 without the leniency that lets two servers in a row read different requests from the same bytes. In the place of
 * the HTTP server's own codec, which drops a {@code Content-Length} beside {@code Transfer-Encoding}, joins folded headers,
 * and shows neither to anybody afterwards. Here both are malformed (RFC 9112, sections 5.2 and 6.1), as is any line of the
 * head that does not end with CR LF (section 2.2).
 */
final class StrictCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {

    /** Of requests that are not answered yet: whether they were HEAD, whose answers have no body. */
    private final Queue<Boolean> heads = new ArrayDeque<>(2);

    StrictCodec(EdgeProperties limits, Deadlines deadlines) {
        init(new Decoder(config(limits), deadlines), new Encoder());
    }

    private static HttpDecoderConfig config(EdgeProperties limits) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.requestLineBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setAllowDuplicateContentLengths(false);
    }

    private final class Decoder extends HttpRequestDecoder {

        private final Deadlines deadlines;
        private boolean inHead = true;
        private boolean malformed;
        private byte last;

        private Decoder(HttpDecoderConfig config, Deadlines deadlines) {
            super(config);
            this.deadlines = deadlines;
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
            if (malformed) {
                bytes.skipBytes(bytes.readableBytes());
                return;
            }
            if (!inHead) {
                super.decode(context, bytes, out);
                see(out);
                withoutBrokenEnd(context, out);
                return;
            }
            deadlines.headBegins();
            int from = bytes.readerIndex();
            super.decode(context, bytes, out);
            lookForAmbiguousLines(bytes, from, bytes.readerIndex());
            see(out);
        }

        private void see(List<Object> out) {
            for (Object message : out) {
                if (message instanceof HttpRequest request) {
                    inHead = false;
                    if (malformed) {
                        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("lines")));
                    }
                    heads.add(HttpMethod.HEAD.equals(request.method()));
                }
                if (message instanceof LastHttpContent) {
                    inHead = true;
                    last = 0;
                }
            }
        }

        /** A body that breaks off comes with an end all the same, which a service must not take for one. */
        private void withoutBrokenEnd(ChannelHandlerContext context, List<Object> out) {
            if (!out.isEmpty()
                    && out.getLast() instanceof HttpContent end
                    && end.decoderResult().isFailure()) {
                out.removeLast();
                end.release();
                malformed = true;
                deadlines.malformedBody(context);
            }
        }

        /** A line that begins with a blank goes on with the one before; one that ends with LF alone may end elsewhere. */
        private void lookForAmbiguousLines(ByteBuf bytes, int from, int to) {
            if (from == to) {
                return;
            }
            if (last == '\n' && blank(bytes.getByte(from))) {
                malformed = true;
            }
            for (int lf = bytes.indexOf(from, to, (byte) '\n'); lf >= 0; lf = bytes.indexOf(lf + 1, to, (byte) '\n')) {
                byte before = lf == from ? last : bytes.getByte(lf - 1);
                if (before != '\r' || (lf + 1 < to && blank(bytes.getByte(lf + 1)))) {
                    malformed = true;
                }
            }
            last = bytes.getByte(to - 1);
        }

        private static boolean blank(byte character) {
            return character == ' ' || character == '\t';
        }
    }

    private final class Encoder extends HttpResponseEncoder {

        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse answer) {
            if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return super.isContentAlwaysEmpty(answer);
            }
            return Boolean.TRUE.equals(heads.poll()) || super.isContentAlwaysEmpty(answer);
        }

        @Override
        protected void sanitizeHeadersBeforeEncode(HttpResponse answer, boolean alwaysEmpty) {
            if (!alwaysEmpty || answer.status().equals(HttpResponseStatus.NO_CONTENT)) {
                super.sanitizeHeadersBeforeEncode(answer, alwaysEmpty);
            }
        }
    }
}

package de.zugang.servicekit.refusal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies above a size, announced or not, before anything reads them, and those in an encoding that nobody should
 * begin to read ({@link BodyEncoding}). Protects memory; runs after security.
 */
public final class BodyLimit extends OncePerRequestFilter {

    private static final int MEBIBYTE = 1 << 20;

    private final ProblemWriter problems;
    private final int mebibytes;

    /** A filter that lets bodies of up to so many MiB pass. */
    public BodyLimit(ProblemWriter problems, int mebibytes) {
        this.problems = problems;
        this.mebibytes = mebibytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String unsupported = BodyEncoding.unsupported(request);
        if (unsupported != null) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            problems.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, unsupported);
            return;
        }
        int most = mebibytes * MEBIBYTE;
        if (request.getContentLengthLong() > most) {
            refuse(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            refuse(response);
        } else if (BodyEncoding.isMarkedOrWide(body)) {
            problems.write(response, HttpStatus.BAD_REQUEST, "The body is not readable at line 1, column 1.");
        } else {
            chain.doFilter(new Read(request, body), response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private void refuse(HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.CONTENT_TOO_LARGE, "The body is larger than %d MiB.".formatted(mebibytes));
    }

    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var content = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return content.read();
                }

                @Override
                public int read(byte[] target, int from, int length) {
                    return content.read(target, from, length);
                }

                @Override
                public boolean isFinished() {
                    return content.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body has been read");
                }
            };
        }
    }
}

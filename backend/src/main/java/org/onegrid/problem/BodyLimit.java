package org.onegrid.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cuts request bodies at their limit: 1 MiB, more for the few addresses that take files, less where it is kept
 * as it is and for phones.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class BodyLimit extends OncePerRequestFilter {

    private static final long USUAL_BYTES = 1L << 20;
    private static final Map<String, Long> BYTES_BY_PATH = Map.of(
            "/api/incidents/batch",
            256L << 20,
            "/api/areas/imports",
            256L << 20,
            "/api/basemap/roads/imports",
            256L << 20,
            "/api/elements/imports",
            256L << 20,
            "/api/positions",
            8L << 20,
            "/api/screen/setting",
            64L << 10,
            "/api/track/osmand",
            64L << 10,
            "/api/track/owntracks",
            64L << 10);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = BYTES_BY_PATH.getOrDefault(request.getRequestURI(), USUAL_BYTES);
        chain.doFilter(new Limited(request, limit), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > limit) {
                throw tooLarge(limit);
            }
            return new Counted(super.getInputStream(), limit);
        }
    }

    private static Refusal tooLarge(long limit) {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body is over the limit of " + limit + " bytes; send it in parts.",
                Map.of("limitBytes", limit));
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream source;
        private final long limit;
        private long read;

        Counted(ServletInputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        private int count(int n) {
            read += Math.max(0, n);
            if (read > limit) {
                throw tooLarge(limit);
            }
            return n;
        }

        @Override
        public int read() throws IOException {
            int b = source.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            return count(source.read(b, off, len));
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}

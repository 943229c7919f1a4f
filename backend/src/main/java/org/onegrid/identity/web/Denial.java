package org.onegrid.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The problem document of a refusal that happens before any handler is reached. */
final class Denial {

    private Denial() {}

    static void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write("""
                        {"type":"urn:onegrid:problem:%s","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(code, status.getReasonPhrase(), status.value(), detail, code));
    }
}

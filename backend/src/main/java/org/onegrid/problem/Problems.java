package org.onegrid.problem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.onegrid.geo.DatumRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns what went wrong into problem documents, every one with a {@code code}. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refusal(Refusal refusal, WebRequest request) {
        ProblemDetail problem = problem(refusal.status(), refusal.code(), refusal.detail());
        refusal.facts().forEach(problem::setProperty);
        HttpHeaders headers = new HttpHeaders();
        if (refusal.facts().get("retryAfterSeconds") instanceof Number seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer(problem, headers, request);
    }

    /** Coordinates without a usable datum, at whatever edge they come in. */
    @ExceptionHandler
    ResponseEntity<Object> datum(DatumRefusal refusal, WebRequest request) {
        return answer(
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refusal.code().toString(),
                        String.valueOf(refusal.getMessage())),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e, WebRequest request) {
        return answer(
                problem(
                        HttpStatus.BAD_REQUEST,
                        "parameter-invalid",
                        "The parameter '" + e.getName() + "' cannot be read."),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    @org.jspecify.annotations.Nullable
    ResponseEntity<Object> unforeseen(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        log.error("Request failed: {}", request.getDescription(false), e);
        return answer(
                problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "The server failed on this request; the log has the cause."),
                new HttpHeaders(),
                request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> fields = e.getBindingResult().getFieldErrors().stream()
                .map(f -> Map.of("field", f.getField(), "reason", String.valueOf(f.getDefaultMessage())))
                .toList();
        ProblemDetail problem =
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "body-invalid", "Some fields cannot be taken: see 'fields'.");
        problem.setProperty("fields", fields);
        return answer(problem, headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<String> reasons = e.getParameterValidationResults().stream()
                .map(r -> r.getMethodParameter().getParameterName() + ": "
                        + r.getResolvableErrors().get(0).getDefaultMessage())
                .toList();
        return answer(
                problem(HttpStatus.BAD_REQUEST, "parameter-invalid", String.join("; ", reasons)), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal(refusal, request);
            }
        }
        return answer(
                problem(
                        HttpStatus.BAD_REQUEST,
                        "body-unreadable",
                        "The body is not the JSON this address takes (see /v3/api-docs)."),
                headers,
                request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @org.jspecify.annotations.Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String code = "http-" + status.value();
        String detail = body instanceof ProblemDetail given && given.getDetail() != null ? given.getDetail() : "";
        return answer(problem(status, code, detail), headers, request);
    }

    private static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:onegrid:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        if (request instanceof ServletWebRequest web) {
            problem.setInstance(URI.create(web.getRequest().getRequestURI()));
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

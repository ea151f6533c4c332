package org.wwow.backup.server.http.web;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.http.BrokenOff;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Turns every exception into a problem of the catalogue; what is not expected becomes `fault` and tells nothing.
@RestControllerAdvice
final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final int FRAMES = 12;

    @ExceptionHandler
    ResponseEntity<JsonObject> refused(Refused refused) {
        return answer(refused.problem(), refused.problem().status(), refused.retryAfterSeconds());
    }

    @ExceptionHandler({FormRefused.class, HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class, ServletRequestBindingException.class})
    ResponseEntity<JsonObject> wrongForm() {
        return answer(Problem.FORM, Problem.FORM.status(), 0);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class,
        CannotCreateTransactionException.class})
    ResponseEntity<JsonObject> databaseAway() {
        return answer(Problem.LATER, Problem.LATER.status(), 5);
    }

    /// The caller has gone; there is nobody to tell.
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void callerGone() {}

    /// What went out is out: there is no problem to answer, and the connection is closed by whoever catches it outside.
    @ExceptionHandler
    ResponseEntity<JsonObject> brokenOff(BrokenOff broken, HttpServletResponse response) throws BrokenOff {
        if (response.isCommitted()) {
            throw broken;
        }
        return answer(Problem.ERASED, Problem.ERASED.status(), 0);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<JsonObject> other(Exception exception, HttpServletResponse response) {
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return answer(status == 404 ? Problem.ABSENT : Problem.FORM, status, 0);
        }
        LOG.error("A fault of ours: {}", trace(exception));
        return response.isCommitted()
                ? ResponseEntity.status(500).build()
                : answer(Problem.FAULT, Problem.FAULT.status(), 0);
    }

    static ResponseEntity<JsonObject> answer(Problem problem, int status, int retryAfterSeconds) {
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem == Problem.SLOW_DOWN || problem == Problem.LATER) {
            builder.header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        return builder.body(problem.body(status));
    }

    /// Types and places only: a message may hold what was sent.
    private static String trace(Throwable thrown) {
        var text = new StringBuilder();
        for (Throwable cause = thrown; cause != null && text.length() < 4_000; cause = cause.getCause()) {
            text.append(cause.getClass().getName())
                    .append(" at ")
                    .append(Arrays.stream(cause.getStackTrace())
                            .limit(FRAMES)
                            .map(StackTraceElement::toString)
                            .collect(Collectors.joining(" < ")))
                    .append("; ");
        }
        return text.toString();
    }
}

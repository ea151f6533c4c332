package org.wwow.backup.server.http.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.http.Problem;

/// Answers what fails before or beside a controller with the same catalogue.
@Controller
final class ErrorsOutsideCalls implements ErrorController {

    /// Nothing where an answer was begun already: it is broken off, and the connection closed.
    @RequestMapping("/error")
    @Nullable
    ResponseEntity<JsonObject> error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = given instanceof Integer number && number >= 400 && number < 600 ? number : 404;
        return ProblemAnswers.answer(problem(status), status, 5);
    }

    static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.ABSENT;
            case 413 -> Problem.TOO_LARGE;
            case 503 -> Problem.LATER;
            default -> status < 500 ? Problem.FORM : Problem.FAULT;
        };
    }
}

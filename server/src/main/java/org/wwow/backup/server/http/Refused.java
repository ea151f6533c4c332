package org.wwow.backup.server.http;

/// A call that is refused for an expected reason. It carries nothing that was sent, and no stack trace.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final int retryAfterSeconds;

    /// @param problem which of the catalogue
    public Refused(Problem problem) {
        this(problem, 5);
    }

    /// @param retryAfterSeconds for `slow-down` and `later`; unused otherwise
    public Refused(Problem problem, int retryAfterSeconds) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    /// Which of the catalogue.
    public Problem problem() {
        return problem;
    }

    /// When to come back, at least one second.
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}

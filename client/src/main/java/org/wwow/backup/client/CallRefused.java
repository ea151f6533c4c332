package org.wwow.backup.client;

/// The server answered with a problem (protocol section 13). The message holds its status and code, nothing sent.
public final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    CallRefused(int status, String code) {
        super("The server answered " + status + " " + code + ".");
        this.status = status;
        this.code = code;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The stable code, such as `deposit-differs`.
    public String code() {
        return code;
    }
}

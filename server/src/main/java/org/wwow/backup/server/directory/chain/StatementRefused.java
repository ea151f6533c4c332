package org.wwow.backup.server.directory.chain;

/// A statement that breaks a rule of the chain.
public final class StatementRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rule rule;

    StatementRefused(Rule rule) {
        super(rule.name(), null, false, false);
        this.rule = rule;
    }

    /// Which rule.
    public Rule rule() {
        return rule;
    }

    /// The rules, named as the browser's check names them.
    public enum Rule {
        /// The first statement is not a root signed by itself, or a second root comes.
        PIN,
        /// Number or `previous` does not follow.
        CHAIN,
        /// The signers are not exactly those the type asks for.
        SIGNERS,
        /// The acceptance does not repeat the member statement, or is not by the new key alone.
        ACCEPTANCE,
        /// It names what is not in force.
        UNKNOWN,
        /// An epoch goes back or skips, or its recipient changes within one.
        EPOCH,
        /// The head does not name the statement before it, or not the path that is in force.
        HEAD,
        /// A signing key that is or was another member's.
        KEY
    }
}

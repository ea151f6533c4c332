package org.wwow.backup.ledger;

/// A policy file that breaks a rule of C2SP tlog-policy.
public final class PolicyRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PolicyRefused(int line, String why) {
        super("Line " + line + " of the policy: " + why);
    }

    PolicyRefused(String why) {
        super("The policy: " + why);
    }
}

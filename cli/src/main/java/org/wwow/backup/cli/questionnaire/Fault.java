package org.wwow.backup.cli.questionnaire;

/// One thing that is wrong with a questionnaire.
///
/// @param at   the question, section or path it is about; members and numbers with dots where the form itself is wrong
/// @param code which rule, the same word in Java and TypeScript
/// @param what the rule in words, with the code that breaks it
public record Fault(String at, String code, String what) {
    @Override
    public String toString() {
        return at + ": " + what;
    }
}

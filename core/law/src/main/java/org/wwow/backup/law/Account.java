package org.wwow.backup.law;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is recorded of one case, as codes: answers, exhibits and findings. No words of the person, no name.
///
/// @param answers what was answered; unanswered questions are absent
/// @param exhibits everything offered, also what is withheld
/// @param findings of named reviewers
/// @param circumstances for the jurisdiction filter
public record Account(SortedSet<Answer> answers, List<Exhibit> exhibits, List<Finding> findings,
        Circumstances circumstances) {
    /// Copies everything.
    public Account {
        answers = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(answers));
        exhibits = List.copyOf(exhibits);
        findings = List.copyOf(findings);
    }

    /// Answers alone.
    public static Account of(SortedSet<Answer> answers) {
        return new Account(answers, List.of(), List.of(), Circumstances.UNKNOWN);
    }
}

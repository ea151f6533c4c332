package org.wwow.backup.law;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is recorded of one case, as codes: answers, exhibits and findings. No words of the person, no name.
///
/// @param answers what was answered, in the order of the codes; unanswered questions are absent
/// @param exhibits everything offered, also what is withheld
/// @param findings of named reviewers
/// @param circumstances for the jurisdiction filter
public record Account(Set<Answer> answers, List<Exhibit> exhibits, List<Finding> findings,
        Circumstances circumstances) {
    /// Copies everything.
    public Account {
        answers = Collections.unmodifiableSet(new TreeSet<>(answers));
        exhibits = List.copyOf(exhibits);
        findings = List.copyOf(findings);
    }

    /// Answers alone.
    public static Account of(Set<Answer> answers) {
        return new Account(answers, List.of(), List.of(), Circumstances.UNKNOWN);
    }
}

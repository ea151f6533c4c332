package org.wwow.backup.dossier.casefolder;

import java.util.List;
import java.util.stream.Collectors;

/// A case folder of which no dossier is built, with every problem that was found and its place.
public final class CaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /// One thing that stands in the way.
    ///
    /// @param place where: a member of the sheet such as `exhibits[2].title`, a file, or a line of one
    /// @param sentence what is wrong there; it never repeats what was read
    public record Problem(String place, String sentence) {
        @Override
        public String toString() {
            return place + ": " + sentence;
        }
    }

    /// @param problems at least one
    public CaseRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// A refusal for one reason.
    public CaseRefused(String place, String sentence) {
        this(List.of(new Problem(place, sentence)));
    }

    /// Everything that was found.
    public List<Problem> problems() {
        return problems;
    }
}

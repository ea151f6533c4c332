package org.wwow.backup.law.form;

import java.util.List;

/// A file that was expected to hold and does not. The message names codes and places, never an answer's free words.
public final class FileRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// At least one problem.
    public FileRefused(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
    }
}

package org.wwow.backup.law;

import java.util.Comparator;

/// One option of one question.
public record Answer(String question, String option) implements Comparable<Answer> {
    @Override
    public int compareTo(Answer other) {
        return Comparator.comparing(Answer::question).thenComparing(Answer::option).compare(this, other);
    }

    @Override
    public String toString() {
        return question + "=" + option;
    }
}

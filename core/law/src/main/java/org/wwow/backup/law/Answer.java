package org.wwow.backup.law;

/// One option of one question.
public record Answer(String question, String option) implements Comparable<Answer> {
    @Override
    public int compareTo(Answer other) {
        int byQuestion = question.compareTo(other.question);
        return byQuestion == 0 ? option.compareTo(other.option) : byQuestion;
    }

    @Override
    public String toString() {
        return question + "=" + option;
    }
}

package org.wwow.backup.law.form;

/// One thing that is wrong in a file: where, as a path of member names, places and ids, and what, as a sentence.
public record Problem(String path, String sentence) {
    @Override
    public String toString() {
        return path.isEmpty() ? sentence : path + ": " + sentence;
    }
}

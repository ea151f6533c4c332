package org.wwow.backup.dossier.check;

import java.util.function.Function;

/// One part of a submitted file as it could be read.
sealed interface Part<T> {
    /// It is there and has its form.
    record Read<T>(T value) implements Part<T> {}

    /// It is not there.
    record Missing<T>(String path) implements Part<T> {}

    /// It is there and is not what it must be.
    record Unreadable<T>(String path, String why) implements Part<T> {}

    /// The result of a check that needs this part: failed where it cannot be read.
    default Result judge(Function<T, Result> check) {
        return switch (this) {
            case Read<T>(T value) -> check.apply(value);
            case Missing<T>(String path) -> Result.failed(Ground.PART_MISSING, path);
            case Unreadable<T>(String path, String why) -> Result.failed(Ground.PART_UNREADABLE, path, why);
        };
    }
}

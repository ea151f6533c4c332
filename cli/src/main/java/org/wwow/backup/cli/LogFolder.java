package org.wwow.backup.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a log of one's own lies: tiles, secret keys and signed heads, each in a folder of its own.
final class LogFolder {
    @Option(names = "--log", required = true, paramLabel = "DIR", description = "the folder of the log")
    private Path log = Path.of("");
    @Option(names = "--keys", paramLabel = "FILE", description = "the secret keys; default DIR.keys")
    private @Nullable Path keys;
    @Option(names = "--heads", paramLabel = "DIR", description = "what was signed last; better on another disk; default DIR.heads")
    private @Nullable Path heads;

    Path log() {
        return log;
    }

    Path keys() {
        return keys == null ? beside(".keys") : keys;
    }

    Path heads() {
        return heads == null ? beside(".heads") : heads;
    }

    private Path beside(String ending) {
        Path whole = log.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        if (name == null) {
            throw new Failures.WrongUse("The log needs a folder of its own, not the root of the disk.");
        }
        return whole.resolveSibling(name + ending);
    }
}

package org.wwow.backup.sealing.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;

/// What is in force: the number and digest of the statement before it, every statement a reporter needs, and who may
/// write to her.
///
/// @param intake digests sorted by their text; what is not listed is not in force for a reporter
/// @param writers digest of the list of [Writers]; absent while nobody is on it, and in heads from before there was one
public record Head(Position position, long last, Digest digest, List<Digest> intake, Optional<Digest> writers)
        implements
            DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/head";
    /// How long a head is fresh. A stale one warns members and never blocks a reporter.
    public static final Duration FRESH = Duration.ofDays(35);
    private static final int MAX_INTAKE = 4096;

    /// Keeps its own copy of the list.
    public Head {
        intake = List.copyOf(intake);
    }

    /// Whether it was renewed in time.
    public boolean isFresh(Instant now) {
        return !now.isAfter(position.issued().plus(FRESH));
    }

    @Override
    public JsonObject statement() {
        return position.statement(TYPE)
                .with("last", JsonObject.EMPTY.with("sequence", last).with("digest", digest))
                .with("intake",
                        JsonArray.ofTexts(intake.stream().map(Digest::text).sorted().toList()))
                .withOptional("writers", writers.map(Digest::text).map(JsonText::new).orElse(null));
    }

    static Head read(Position position, Members members) {
        var before = members.object("last",
                one -> Map.entry(one.integer("sequence", 0, JsonInteger.MAX), one.digest("digest")));
        return new Head(position, before.getKey(), before.getValue(),
                members.sorted("intake", MAX_INTAKE, Digest::read),
                members.optional("writers", one -> one.digest("writers")));
    }
}

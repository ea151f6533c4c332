package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;

/// Where a statement stands in the chain: number from 0, digest of the statement before, claimed time of issue.
///
/// @param previous absent in number 0 only
public record Position(InstanceId instance, long sequence, Optional<Digest> previous, Instant issued) {

    JsonObject statement(String type) {
        return JsonObject.EMPTY.with("type", type)
                .with("instance", instance)
                .with("sequence", sequence)
                .withOptional("previous", previous.map(digest -> new JsonText(digest.text())).orElse(null))
                .with("issued", issued);
    }

    static Position read(InstanceId instance, Members members) {
        return new Position(instance, members.integer("sequence", 0, JsonInteger.MAX),
                members.optional("previous", one -> one.digest("previous")),
                members.time("issued"));
    }
}

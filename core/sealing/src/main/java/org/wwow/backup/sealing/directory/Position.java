package org.wwow.backup.sealing.directory;

import java.time.Instant;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// Where a statement stands in the chain: number from 0, digest of the statement before, claimed time of issue.
public record Position(InstanceId instance, long sequence, Digest previous, Instant issued) {
    /// What stands as `previous` in the first statement: 32 zero bytes.
    public static final Digest NOTHING = Digest.of(new byte[Digest.LENGTH]);

    JsonObject statement(String type) {
        return JsonObject.EMPTY.with("type", type)
                .with("instance", instance)
                .with("sequence", sequence)
                .with("previous", previous)
                .with("issued", issued);
    }

    static Position read(InstanceId instance, Members members) {
        return new Position(instance, members.integer("sequence", 0, JsonInteger.MAX), members.digest("previous"),
                members.time("issued"));
    }
}

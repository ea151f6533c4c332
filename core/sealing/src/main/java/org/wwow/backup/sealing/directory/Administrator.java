package org.wwow.backup.sealing.directory;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;

/// Makes a member an administrator.
public record Administrator(Position position, MemberId member) implements DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/administrator";

    @Override
    public JsonObject statement() {
        return position.statement(TYPE).with("member", member);
    }

    static Administrator read(Position position, Members members) {
        return new Administrator(position, members.id("member", MemberId::read));
    }
}

package org.wwow.backup.sealing.directory;

import java.util.List;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// The instance's root, its log and its witnesses. Root and log are also pinned in the client.
///
/// @param log the log's verifier key in signed-note form
/// @param policy the witness policy in C2SP tlog-policy form, empty where there is none yet
/// @param witnesses verifier keys in signed-note form, sorted
public record Root(Position position, VerificationKey root, String log, String policy, List<String> witnesses)
        implements
            DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/root";

    /// Keeps its own copy of the list.
    public Root {
        witnesses = List.copyOf(witnesses);
    }

    @Override
    public JsonObject statement() {
        return position.statement(TYPE)
                .with("root", root)
                .with("log", log)
                .with("policy", policy)
                .with("witnesses", Words.words(witnesses));
    }

    static Root read(Position position, Members members) {
        return new Root(position, members.key("root"), members.text("log", 512), members.text("policy", 8192),
                members.sorted("witnesses", 32, text -> text));
    }
}

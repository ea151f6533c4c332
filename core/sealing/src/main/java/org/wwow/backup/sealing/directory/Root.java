package org.wwow.backup.sealing.directory;

import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerificationKey;

/// The instance's root, its log and its witnesses. Root and log are also pinned in the client.
///
/// @param log the log's verifier key in signed-note form
/// @param policy the witness policy in C2SP tlog-policy form, absent while there is none
/// @param witnesses verifier keys in signed-note form, sorted
public record Root(Position position, VerificationKey key, String log, Optional<String> policy, List<String> witnesses)
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
                .with("key", key)
                .with("log", log)
                .withOptional("policy", policy.map(JsonText::new).orElse(null))
                .with("witnesses", Words.words(witnesses));
    }

    static Root read(Position position, Members members) {
        return new Root(position, members.key("key"), members.text("log", 256),
                members.optional("policy", one -> one.text("policy", 65_536)),
                members.sorted("witnesses", 256, text -> text));
    }
}

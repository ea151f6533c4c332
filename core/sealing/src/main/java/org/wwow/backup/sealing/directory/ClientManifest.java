package org.wwow.backup.sealing.directory;

import java.util.List;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// The hashes of every file of the web client, so that anyone can see whether a server serves something else.
public record ClientManifest(Position position, List<File> files) implements DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/client";
    private static final int MAX_FILES = 4096;

    /// One file: its path below the site's root, and its hash.
    public record File(String path, Digest digest) {}

    /// Keeps its own copy.
    ///
    /// @throws FormRefused with `NOT_SORTED` unless paths ascend
    public ClientManifest {
        files = List.copyOf(files);
        for (int at = 1; at < files.size(); at++) {
            if (files.get(at - 1).path.compareTo(files.get(at).path) >= 0) {
                throw new FormRefused(Reason.NOT_SORTED, "files");
            }
        }
    }

    @Override
    public JsonObject statement() {
        return position.statement(TYPE)
                .with("files", JsonArray.of(files,
                        file -> JsonObject.EMPTY.with("path", file.path).with("digest", file.digest)));
    }

    static ClientManifest read(Position position, Members members) {
        return new ClientManifest(position, members.objects("files", MAX_FILES,
                one -> new File(one.text("path", 300), one.digest("digest"))));
    }
}

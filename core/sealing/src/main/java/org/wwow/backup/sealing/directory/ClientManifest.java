package org.wwow.backup.sealing.directory;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// The hashes of every file of the web client by path, so that anyone can see whether a server serves something else.
public record ClientManifest(Position position, SortedMap<String, Digest> files) implements DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/client";

    /// Keeps its own copy.
    public ClientManifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    @Override
    public JsonObject statement() {
        JsonObject json = JsonObject.EMPTY;
        for (Map.Entry<String, Digest> file : files.entrySet()) {
            json = json.with(file.getKey(), file.getValue());
        }
        return position.statement(TYPE).with("files", json);
    }

    static ClientManifest read(Position position, Members members) {
        JsonObject json = members.object("files");
        SortedMap<String, Digest> files = Members.read(json, named -> {
            var all = new TreeMap<String, Digest>();
            json.members().keySet().forEach(path -> all.put(path, named.digest(path)));
            return all;
        });
        return new ClientManifest(position, files);
    }
}

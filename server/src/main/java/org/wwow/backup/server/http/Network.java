package org.wwow.backup.server.http;

import java.util.Optional;

/// The network a call comes from, under the hour's key: told apart from others, never named.
///
/// @param name empty where nobody can be told apart, as behind an onion service
public record Network(Optional<String> name) {
    /// Where nobody can be told apart.
    public static final Network UNKNOWN = new Network(Optional.empty());
}

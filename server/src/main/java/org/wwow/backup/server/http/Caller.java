package org.wwow.backup.server.http;

/// Whoever has a live session: as the first parameter of a call, it lets both kinds in and nobody else.
public sealed interface Caller permits Reporter, Member {}

package org.wwow.backup.sealing;

/// True or false.
public record JsonBoolean(boolean value) implements JsonValue {}

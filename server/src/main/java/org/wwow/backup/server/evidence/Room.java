package org.wwow.backup.server.evidence;

/// How much is stored, or may be: items and the bytes of their payloads.
public record Room(long items, long bytes) {}

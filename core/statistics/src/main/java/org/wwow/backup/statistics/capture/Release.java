package org.wwow.backup.statistics.capture;

/// Whether a figure may be published, and the sentence that says why or why not.
///
/// @param publishable whether it may
/// @param reason one sentence
public record Release(boolean publishable, String reason) {}

package org.wwow.backup.dossier.capture;

/// One thing that a file says of itself, in its own words.
///
/// @param source the part that says it
/// @param name the field's name there
/// @param text what it says, as it is written for people
public record CaptureStatement(CaptureSource source, String name, String text) {}

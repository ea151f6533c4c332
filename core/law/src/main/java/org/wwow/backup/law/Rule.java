package org.wwow.backup.law;

/// A rule of evidence or procedure that the matrix is read with.
public record Rule(String provision, String rule) {}

package org.wwow.backup.server.access.web;

/// The token of the operator's terminal, as a call brought it and found right: a parameter of what only the operator may
/// call. It is looked at before the body is read.
record PrintedToken(String text) {}

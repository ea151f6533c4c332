package org.wwow.backup.server.directory;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.VerificationKey;

/// What the page carries so that nobody can put another directory in its place (protocol section 1).
///
/// @param root the root's key
/// @param log  vkey of the log
public record Pin(InstanceId instance, VerificationKey root, String log) {}

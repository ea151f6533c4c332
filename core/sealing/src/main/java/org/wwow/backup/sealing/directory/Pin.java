package org.wwow.backup.sealing.directory;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.VerificationKey;

/// What is inlined in the client at set-up and never learnt from a server: instance, root key, the log's verifier key.
public record Pin(InstanceId instance, VerificationKey root, String log) {}

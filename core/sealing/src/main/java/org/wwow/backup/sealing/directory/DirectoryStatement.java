package org.wwow.backup.sealing.directory;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// One statement of the directory's chain.
public sealed interface DirectoryStatement
        permits Root, Administrator, Organisation, Member, Circle, Country, Revocation, ClientManifest, Head {
    /// Its place in the chain.
    Position position();

    /// The statement that is signed.
    JsonObject statement();

    /// Reads any statement of the directory of one instance. Whether its signers may say so is for [Directory].
    ///
    /// @throws FormRefused with the rule that is broken
    static DirectoryStatement read(VerifiedEnvelope envelope, InstanceId instance) {
        String type = envelope.envelope().type();
        return envelope.read(type, instance, members -> {
            Position position = Position.read(instance, members);
            return switch (type) {
                case Root.TYPE -> Root.read(position, members);
                case Administrator.TYPE -> Administrator.read(position, members);
                case Organisation.TYPE -> Organisation.read(position, members);
                case Member.TYPE -> Member.read(position, members);
                case Circle.TYPE -> Circle.read(position, members);
                case Country.TYPE -> Country.read(position, members);
                case Revocation.TYPE -> Revocation.read(position, members);
                case ClientManifest.TYPE -> ClientManifest.read(position, members);
                case Head.TYPE -> Head.read(position, members);
                default -> throw new FormRefused(Reason.OUT_OF_RANGE, "type");
            };
        });
    }
}

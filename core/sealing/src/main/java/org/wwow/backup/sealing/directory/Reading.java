package org.wwow.backup.sealing.directory;

import java.util.Optional;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// The first steps for every statement: instance, signatures, form.
sealed interface Reading {
    record Read(DirectoryStatement statement, VerifiedEnvelope verified) implements Reading {}

    record Refused(Refusal refusal) implements Reading {}

    static Reading of(Envelope envelope, Pin pin) {
        if (!envelope.instance().equals(pin.instance())) {
            return new Refused(Refusal.OTHER_INSTANCE);
        }
        Optional<VerifiedEnvelope> verified = envelope.verify();
        if (verified.isEmpty()) {
            return new Refused(Refusal.SIGNATURE);
        }
        try {
            return new Read(DirectoryStatement.read(verified.get(), pin.instance()), verified.get());
        } catch (FormRefused _) {
            return new Refused(Refusal.FORM);
        }
    }
}

package org.wwow.backup.dossier.build;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

import org.wwow.backup.dossier.file.Edition;

/// What is to be built of a case folder, and with whom.
///
/// @param edition full or protected
/// @param language of the document and of the words by the builder: en, fr, ar or uk
/// @param paper writes the document
/// @param seal signs; absent for a draft that bears no signature, which no court should take
/// @param random for sealing the annex
/// @param verifier the offline verifier that the dossier names, where one was given
public record DossierPlan(Edition edition, Locale language, Paper paper, Optional<Seal> seal, SecureRandom random,
        Optional<StatedVerifier> verifier) {
    /// A plan that names no verifier.
    public DossierPlan(Edition edition, Locale language, Paper paper, Optional<Seal> seal, SecureRandom random) {
        this(edition, language, paper, seal, random, Optional.empty());
    }

    /// The same plan, naming a verifier.
    public DossierPlan naming(Optional<StatedVerifier> named) {
        return new DossierPlan(edition, language, paper, seal, random, named);
    }
}

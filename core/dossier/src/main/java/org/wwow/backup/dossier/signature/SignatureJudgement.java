package org.wwow.backup.dossier.signature;

/// What is to be held of one signature (ETSI EN 319 102-1 section 5.1.2).
public sealed interface SignatureJudgement {
    /// What it holds.
    SignatureFacts facts();

    /// TOTAL-PASSED: it holds, and so does every time stamp in it.
    record Passed(SignatureFacts facts) implements SignatureJudgement {}

    /// INDETERMINATE: what is there does not suffice to say.
    record Indeterminate(SignatureFacts facts, SubIndication why) implements SignatureJudgement {}

    /// TOTAL-FAILED: it does not hold.
    record Failed(SignatureFacts facts, SubIndication why) implements SignatureJudgement {}

    /// Whether it passes and can be judged for good: level LTA.
    default boolean lasts() {
        return this instanceof Passed && facts().level() == SignatureLevel.LTA;
    }

    /// One line of the standard's words: `TOTAL-PASSED XAdES level LTA`, `TOTAL-FAILED HASH_FAILURE`.
    default String words() {
        return switch (this) {
            case Passed passed -> "TOTAL-PASSED, level " + passed.facts().level();
            case Indeterminate open -> "INDETERMINATE, " + open.why();
            case Failed failed -> "TOTAL-FAILED, " + failed.why();
        };
    }
}

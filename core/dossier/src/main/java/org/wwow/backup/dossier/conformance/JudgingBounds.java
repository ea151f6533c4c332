package org.wwow.backup.dossier.conformance;

import java.time.Duration;

/// What the judging of one document may use up.
///
/// @param heap in mebibytes
/// @param work of the processor
/// @param clock by the clock, whatever else the machine does
/// @param space of the temporary folder, in mebibytes
public record JudgingBounds(int heap, Duration work, Duration clock, int space) {
    /// Far above what the document of sixty exhibits needs (docs/figures.md); that of five hundred awaits its measure.
    public static final JudgingBounds USUAL = new JudgingBounds(512, Duration.ofMinutes(3), Duration.ofMinutes(30),
            512);
}

package org.wwow.backup.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A measured figure and what it stands beside: a limit found in the same run, a peer's figure from elsewhere.
///
/// @param what with its unit
record Figure(String what, double value) {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /// Prints it alone.
    void print() {
        OUT.println(this);
    }

    /// Prints it beside another, with the ratio of the two.
    void printBeside(Figure other) {
        OUT.println(String.format(Locale.ROOT, "%s | %s | ratio %.3g", this, other, value / other.value));
    }

    /// How busy the machine was meanwhile: times mean little without it.
    static void printLoad() {
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        OUT.println(String.format(Locale.ROOT, "load average of the last minute %.1f on %d cores",
                system.getSystemLoadAverage(), system.getAvailableProcessors()));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, value < 100 ? "%s: %.3g" : "%s: %.0f", what, value);
    }
}

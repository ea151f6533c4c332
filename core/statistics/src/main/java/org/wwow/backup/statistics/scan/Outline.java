package org.wwow.backup.statistics.scan;

import java.util.ArrayList;
import java.util.List;

/// The form of a window's ground: a circle, or an ellipse with one long axis (Kulldorff et al. 2006).
///
/// @param ratio the long axis over the short one; 1 for the circle
/// @param degrees from the first coordinate to the long axis
/// @param penalty what the logarithm of the likelihood ratio is multiplied by; 1 for none
record Outline(double ratio, double degrees, double penalty) {
    static final Outline CIRCLE = new Outline(1, 0, 1);

    private static final double[] RATIOS = {1.5, 2, 3, 4, 5};
    private static final int[] ANGLES = {4, 6, 9, 12, 15};

    /// The circle alone, or with it five ellipses at 4 to 15 angles each, the longer the more.
    ///
    /// @param ellipses whether there are ellipses
    /// @param strength 0 for none, 0.5 medium, 1 strong: the power of 4r/(r+1)²
    static List<Outline> all(boolean ellipses, double strength) {
        List<Outline> all = new ArrayList<>(List.of(CIRCLE));
        for (int form = 0; ellipses && form < RATIOS.length; form++) {
            double ratio = RATIOS[form];
            double penalty = Math.pow(4 * ratio / ((ratio + 1) * (ratio + 1)), strength);
            for (int turn = 0; turn < ANGLES[form]; turn++) {
                all.add(new Outline(ratio, 180.0 * turn / ANGLES[form], penalty));
            }
        }
        return all;
    }
}

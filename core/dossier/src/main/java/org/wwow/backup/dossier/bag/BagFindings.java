package org.wwow.backup.dossier.bag;

import java.util.ArrayList;
import java.util.List;

/// Collects findings; a bag made to break a thousand rules is told of the first thousand only.
final class BagFindings {
    private static final int KEPT = 1_000;

    private final List<BagFinding> kept = new ArrayList<>();
    private boolean broken;

    void error(BagRule rule, String file, String detail) {
        broken = true;
        keep(BagFinding.error(rule, file, detail));
    }

    void warning(BagRule rule, String file, String detail) {
        keep(BagFinding.warning(rule, file, detail));
    }

    void found(boolean breaks, BagRule rule, String where, String detail) {
        if (breaks) {
            error(rule, where, detail);
        } else {
            warning(rule, where, detail);
        }
    }

    boolean broken() {
        return broken;
    }

    List<BagFinding> all() {
        return List.copyOf(kept);
    }

    /// Errors push warnings out, so that a flood of warnings cannot hide what breaks the bag.
    private void keep(BagFinding finding) {
        if (kept.size() == KEPT && finding.breaks()) {
            int last = lastWarning();
            if (last >= 0) {
                kept.remove(last);
            }
        }
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    private int lastWarning() {
        for (int index = kept.size() - 1; index >= 0; index--) {
            if (!kept.get(index).breaks()) {
                return index;
            }
        }
        return -1;
    }
}

package org.wwow.backup.ledger;

import java.util.Collection;
import java.util.List;

/// Who must have cosigned: one witness, or a number of members of a group, or nobody.
sealed interface Quorum {
    /// Nobody.
    Quorum NONE = new Group("none", 0, List.of());

    String name();

    boolean isReachedBy(Collection<VerifierKey> cosigned);

    /// One witness.
    record Witness(String name, VerifierKey key) implements Quorum {
        @Override
        public boolean isReachedBy(Collection<VerifierKey> cosigned) {
            return cosigned.contains(key);
        }
    }

    /// At least `threshold` of the members.
    record Group(String name, int threshold, List<Quorum> members) implements Quorum {
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public boolean isReachedBy(Collection<VerifierKey> cosigned) {
            return members.stream().filter(member -> member.isReachedBy(cosigned)).count() >= threshold;
        }
    }
}

package org.wwow.backup.dossier.signature;

import java.util.Set;

/// A time-stamp authority that was chosen in advance.
///
/// @param name how it is called in what is shown
/// @param policies the policies its tokens may name (object identifiers); empty accepts any
public record TimeStampAuthority(String name, TimeStampTransport transport, Set<String> policies) {
    /// Copies the set.
    public TimeStampAuthority {
        policies = Set.copyOf(policies);
    }
}

/// Encodings by which organisations that exchange no names can still find the persons both know: keyed Bloom filters,
/// one a field, balanced and noisy. What they leak all the same stands in `docs/methods/same-person-twice.md`; an
/// encoding is personal data.
@NullMarked
package org.wwow.backup.statistics.linkage.encode;

import org.jspecify.annotations.NullMarked;

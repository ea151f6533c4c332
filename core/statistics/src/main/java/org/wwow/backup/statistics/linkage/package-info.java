/// The same person twice: pairs of records weighed by Fellegi and Sunter's model, linked with evidence, grouped without
/// chains, and taken back by a list. Begin at [org.wwow.backup.statistics.linkage.Linkage]; the page is
/// `docs/methods/same-person-twice.md`. No result and no refusal repeats what stood in a record.
@NullMarked
package org.wwow.backup.statistics.linkage;

import org.jspecify.annotations.NullMarked;

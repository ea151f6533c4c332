/// What may be published: small counts hidden, and enough others that no sum gives them away; noise with a budget.
///
/// Begin with [org.wwow.backup.statistics.disclosure.Suppression] for tables and
/// [org.wwow.backup.statistics.disclosure.NoiseBudget] for noise. A figure leaves the observatory only as a
/// [org.wwow.backup.statistics.disclosure.PublishableCount], and nothing else makes one.
@NullMarked
package org.wwow.backup.statistics.disclosure;

import org.jspecify.annotations.NullMarked;

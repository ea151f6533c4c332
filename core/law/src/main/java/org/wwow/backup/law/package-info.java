/// Instruments, elements and the one evaluator: what is documented, indicated or not yet documented, and why.
///
/// It finds nobody guilty and scores nobody's credibility. An unanswered question counts for and against nobody, and
/// what contradicts a row stands beside it and lowers nothing.
@NullMarked
package org.wwow.backup.law;

import org.jspecify.annotations.NullMarked;

/// Talks between her and those she let in.
///
/// A message is a deposit into a compartment `conversation.…`, sealed like everything else; who reads it follows from
/// the epochs a reader was granted, so somebody added later reads what came before only if the grants say so. What is
/// left to do here is to say that something came: [PokesAfterDeeds].
@ApplicationModule(allowedDependencies = {"casework", "notifications"})
@NullMarked
package org.wwow.backup.server.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

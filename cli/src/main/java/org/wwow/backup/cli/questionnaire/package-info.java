/// What is wrong with a questionnaire file: the same faults as `web/packages/questionnaire`, held to `vectors/questionnaire`.
@NullMarked
package org.wwow.backup.cli.questionnaire;

import org.jspecify.annotations.NullMarked;

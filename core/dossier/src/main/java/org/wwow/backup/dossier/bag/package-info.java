/// BagIt bags (RFC 8493): judging anybody's, writing ours. Every bag that is read is taken for hostile.
@NullMarked
package org.wwow.backup.dossier.bag;

import org.jspecify.annotations.NullMarked;

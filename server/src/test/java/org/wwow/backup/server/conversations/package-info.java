/// Scenarios of news.
@NullMarked
package org.wwow.backup.server.conversations;

import org.jspecify.annotations.NullMarked;

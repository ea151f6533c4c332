/// Scenarios of the pages.
@NullMarked
package org.wwow.backup.server.pages;

import org.jspecify.annotations.NullMarked;

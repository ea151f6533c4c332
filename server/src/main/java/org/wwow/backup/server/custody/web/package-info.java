/// The public ledger, and the custody of a case for those who may see it.
@NullMarked
package org.wwow.backup.server.custody.web;

import org.jspecify.annotations.NullMarked;

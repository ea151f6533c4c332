/// Deposits over HTTP.
@NullMarked
package org.wwow.backup.server.deposits.web;

import org.jspecify.annotations.NullMarked;

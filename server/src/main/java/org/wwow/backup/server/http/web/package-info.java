/// How Spring is told to do it.
@NullMarked
package org.wwow.backup.server.http.web;

import org.jspecify.annotations.NullMarked;

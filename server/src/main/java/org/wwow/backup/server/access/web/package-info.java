/// The calls of sign-in and the way callers reach every controller.
@NullMarked
package org.wwow.backup.server.access.web;

import org.jspecify.annotations.NullMarked;

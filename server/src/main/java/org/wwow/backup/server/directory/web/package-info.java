/// The calls of the directory.
@NullMarked
package org.wwow.backup.server.directory.web;

import org.jspecify.annotations.NullMarked;

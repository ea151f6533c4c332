/// The two streams of pokes.
@NullMarked
package org.wwow.backup.server.notifications.web;

import org.jspecify.annotations.NullMarked;

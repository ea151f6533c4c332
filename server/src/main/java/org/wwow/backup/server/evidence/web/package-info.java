/// Uploads over HTTP.
@NullMarked
package org.wwow.backup.server.evidence.web;

import org.jspecify.annotations.NullMarked;

/// How pages are answered.
@NullMarked
package org.wwow.backup.server.pages.web;

import org.jspecify.annotations.NullMarked;

/// Cases over HTTP, for her and for the desk.
@NullMarked
package org.wwow.backup.server.casework.web;

import org.jspecify.annotations.NullMarked;

/// How calls arrive, where it needs no server to be seen.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.server.http.web;

/// The synthetic world of `backup demo`: two organisations, members of each role, circles and countries, sealed cases
/// without stories.
///
/// It runs outside the server's process, since it holds keys of members and codes of reporters. Begin with [DemoWorld].
@NullMarked
package org.wwow.backup.client.demo;

import org.jspecify.annotations.NullMarked;

/// Bad input, all of it, against the whole server over HTTP: whatever is sent, the answer is one clear problem of the
/// catalogue (protocol section 13), repeats nothing of what was sent, and not one row or file is lost, added or changed.
///
/// What each rule of a deposit refuses, one by one, stands in `deposits`; here is what a stranger, a broken phone or a bad
/// line sends.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.server.badinput;

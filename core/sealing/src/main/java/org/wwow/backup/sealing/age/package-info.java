/// The age v1 file format (C2SP age): a small streaming implementation for hybrid post-quantum recipients.
///
/// Begin with [Age]. Written are only `mlkem768x25519` stanzas (and one scrypt file, the root's); read are also
/// X25519 and scrypt files and armor, for `backup open`. Memory is bounded: two chunks of 64 KiB a stream.
///
/// Sources: C2SP age, C2SP age-plugin-independent hybrid recipients (HPKE, RFC 9180, with X-Wing), BIP 173 without
/// its length limit.
@NullMarked
package org.wwow.backup.sealing.age;

import org.jspecify.annotations.NullMarked;

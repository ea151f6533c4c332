/** A passphrase that OpaqueString does not allow: empty, or with characters that two keyboards may not share. */
export class PassphraseRefused extends Error {
  constructor() {
    super("passphrase refused");
  }
}

/** FreeformClass of RFC 8264, by general category and the few exceptions of its section 9. */
const ALLOWED = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;
/** Old Hangul jamo, ignorable code points (joiners among them), and the disallowed exceptions of RFC 8264. */
const DISALLOWED =
  /\p{Default_Ignorable_Code_Point}|[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u0640\u07fa\u3031-\u3035\u303b]|\u302e|\u302f/u;
const LONGEST = 1024;

/**
 * Prepares a passphrase by the OpaqueString profile (RFC 8265 section 4.2): other spaces become U+0020, then NFC.
 *
 * So the same words typed on two systems unseal the same slot. Nothing is trimmed or folded; contextual code points
 * other than joiners are taken anywhere (protocol section 8).
 */
export function opaqueString(passphrase: string): string {
  const prepared = passphrase.replace(/\p{Zs}/gu, " ").normalize("NFC");
  const refused = prepared.length > LONGEST || !ALLOWED.test(prepared) || DISALLOWED.test(prepared);
  if (refused) throw new PassphraseRefused();
  return prepared;
}

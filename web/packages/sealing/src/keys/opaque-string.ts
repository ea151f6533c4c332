/** A passphrase that OpaqueString does not allow: empty, or with characters that two keyboards may not share. */
export class PassphraseRefused extends Error {
  constructor() {
    super("passphrase refused");
  }
}

/** FreeformClass of RFC 8264, by general category and the few exceptions of its section 9. */
const ALLOWED = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;
/**
 * Old Hangul jamo, ignorable code points, the disallowed exceptions of RFC 8264, and every character that would need
 * a context rule but Arabic digits: refusing those few outright keeps all implementations alike.
 */
const DISALLOWED =
  /\p{Default_Ignorable_Code_Point}|[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u0640\u07fa\u3031-\u3035\u303b]|\u302e|\u302f|[\u00b7\u0375\u05f3\u05f4\u30fb]/u;
const ARABIC_INDIC = /[\u0660-\u0669]/;
const EXTENDED_ARABIC_INDIC = /[\u06f0-\u06f9]/;

/**
 * Prepares a passphrase by the OpaqueString profile (RFC 8265 section 4.2): other spaces become U+0020, then NFC.
 *
 * So the same words typed on two systems unseal the same slot. Nothing is trimmed or folded.
 */
export function opaqueString(passphrase: string): string {
  const prepared = passphrase.replace(/\p{Zs}/gu, " ").normalize("NFC");
  // The context rule of RFC 5892 appendix A.8 and A.9: one text never mixes the two sets of Arabic digits.
  const mixed = ARABIC_INDIC.test(prepared) && EXTENDED_ARABIC_INDIC.test(prepared);
  if (!ALLOWED.test(prepared) || DISALLOWED.test(prepared) || mixed) throw new PassphraseRefused();
  return prepared;
}

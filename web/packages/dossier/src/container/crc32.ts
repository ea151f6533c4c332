const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** The checksum of zip files (APPNOTE section 4.4.7), piece by piece. It finds damage, never a forger. */
export class Crc32 {
  #state = 0xffffffff;

  update(piece: Uint8Array): void {
    let state = this.#state;
    for (const byte of piece) state = (TABLE[(state ^ byte) & 0xff] ?? 0) ^ (state >>> 8);
    this.#state = state;
  }

  get value(): number {
    return ~this.#state >>> 0;
  }
}

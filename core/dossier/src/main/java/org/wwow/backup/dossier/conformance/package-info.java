/// Whether a document keeps every rule of PDF/A-3: veraPDF's word on it, asked for in a process of its own that a hostile
/// file can neither keep running nor fill a disk with (decision 0020).
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.conformance;

package org.wwow.backup.dossier.document;

/// A file that goes inside the document, for programs.
///
/// @param name its name, plain
/// @param type its media type
/// @param relationship what it is to the document (ISO 19005-3 Annex E)
/// @param description one sentence in the document's language
/// @param bytes its bytes
@SuppressWarnings("ArrayRecordComponent")
record Attachment(String name, String type, Relationship relationship, String description, byte[] bytes) {
    /// What an attached file is to the document.
    enum Relationship {
        /// What the document was made from.
        SOURCE("Source"),
        /// Data of a table in it.
        DATA("Data"),
        /// What adds to it.
        SUPPLEMENT("Supplement");

        private final String code;

        Relationship(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}

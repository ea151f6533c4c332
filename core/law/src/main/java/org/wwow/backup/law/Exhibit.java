package org.wwow.backup.law;

import java.util.List;

/// An item offered as evidence, by what it bears on. It names no person and holds no content.
///
/// @param id the exhibit's id in the case
/// @param evidenceType from the packs' list
/// @param supports answers it stands behind
/// @param contradicts answers it speaks against: shown, never subtracted
/// @param privilege whose confidence it was made in
/// @param admitted whether both the reporter and a lawyer added it in spite of that
public record Exhibit(String id, String evidenceType, List<Answer> supports, List<Answer> contradicts,
        Privilege privilege, boolean admitted) {
    /// Copies the lists.
    public Exhibit {
        supports = List.copyOf(supports);
        contradicts = List.copyOf(contradicts);
    }

    /// Talk that stays out of the file unless she and a lawyer add it (ICC Rules of Procedure and Evidence, rule 73).
    public enum Privilege {
        /// None.
        NONE("none"),
        /// With a doctor.
        MEDICAL("medical"),
        /// With a psychologist.
        PSYCHOLOGICAL("psychological"),
        /// With her lawyer.
        LEGAL("legal"),
        /// Information of the International Committee of the Red Cross.
        ICRC("icrc");

        private final String code;

        Privilege(String code) {
            this.code = code;
        }

        /// The word in files.
        public String code() {
            return code;
        }
    }

    /// Whether it stays out of the assessment.
    public boolean withheld() {
        return privilege != Privilege.NONE && !admitted;
    }
}

package org.wwow.backup.dossier.casefolder;

import java.util.Optional;

import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// Something said in confidence. It stays out of a dossier unless the reporter **and** a lawyer added it.
///
/// @param with to whom it was said
/// @param reporter the deposit of her consent to this item; absent where she gave none
/// @param lawyer the code name of the lawyer who added it; absent where none did
public record Confidence(With with, Optional<DepositId> reporter, Optional<String> lawyer) {
    /// To whom something was said in confidence.
    public enum With {
        /// A psychologist.
        PSYCHOLOGIST,
        /// A doctor, a midwife, a nurse.
        DOCTOR,
        /// A lawyer.
        LAWYER,
        /// The International Committee of the Red Cross.
        ICRC
    }

    static Confidence read(SheetReader sheet) {
        return new Confidence(sheet.word("with", With.class),
                sheet.optional("reporter",
                        name -> sheet.parsed(name, "is not an identifier of version 4.", DepositId::read)),
                sheet.optional("lawyer", name -> Codes.codeName(sheet, name)));
    }

    /// Whether both added it.
    public boolean lifted() {
        return reporter.isPresent() && lawyer.isPresent();
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.with("with", Words.of(with))
                .withOptional("reporter", reporter.map(id -> new JsonText(id.text())).orElse(null))
                .withOptional("lawyer", lawyer.map(JsonText::new).orElse(null));
    }
}

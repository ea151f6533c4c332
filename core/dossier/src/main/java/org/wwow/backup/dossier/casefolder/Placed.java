package org.wwow.backup.dossier.casefolder;

import java.util.Optional;

import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// A place as it is known, with how exactly and from where (check 32). Positions are WGS 84.
///
/// @param name what people call it
/// @param position where it is; a name, a position or both
/// @param precision how exactly it is known
/// @param basis where it comes from
public record Placed(Optional<String> name, Optional<Position> position, Precision precision, Basis basis) {
    /// How exactly a place is known.
    public enum Precision {
        /// A point or a building.
        POINT,
        /// A street, a hamlet.
        LOCALITY,
        /// A town, a district.
        AREA,
        /// A country or a part of one.
        COUNTRY
    }

    /// A position.
    ///
    /// @param latitude millionths of a degree, north positive
    /// @param longitude millionths of a degree, east positive
    /// @param accuracy metres around it
    public record Position(long latitude, long longitude, long accuracy) {
        private static Position read(SheetReader sheet) {
            return new Position(sheet.integer("latitude", -90_000_000, 90_000_000),
                    sheet.integer("longitude", -180_000_000, 180_000_000), sheet.integer("accuracy", 1, 1_000_000));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("latitude", new JsonInteger(latitude))
                    .with("longitude", new JsonInteger(longitude))
                    .with("accuracy", new JsonInteger(accuracy));
        }
    }

    static Placed read(SheetReader sheet) {
        Placed placed = new Placed(sheet.optional("name", sheet::line),
                sheet.optional("position", name -> sheet.object(name, Position::read)),
                sheet.word("precision", Precision.class), sheet.word("basis", Basis.class));
        if (placed.name.isEmpty() && placed.position.isEmpty()) {
            throw sheet.refuse("name", "is missing, and so is the position.");
        }
        return placed;
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.withOptional("name", name.map(JsonText::new).orElse(null))
                .withOptional("position", position.map(Position::json).orElse(null))
                .with("precision", Words.of(precision))
                .with("basis", Words.of(basis));
    }
}

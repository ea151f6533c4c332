package org.wwow.backup.sealing.deposit;

import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// One epoch of a compartment: one opening key (protocol section 6).
public record CompartmentEpoch(Compartment compartment, long epoch) {
    /// Reads the members `compartment` and `epoch`.
    public static CompartmentEpoch read(Members members) {
        return new CompartmentEpoch(members.parsed("compartment", 32, Compartment::new), members.u32("epoch"));
    }

    /// Writes `{compartment, epoch}`.
    public JsonObject json() {
        return addTo(JsonObject.EMPTY);
    }

    JsonObject addTo(JsonObject object) {
        return object.with("compartment", compartment.name()).with("epoch", epoch);
    }
}

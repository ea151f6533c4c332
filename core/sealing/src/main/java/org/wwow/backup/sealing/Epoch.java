package org.wwow.backup.sealing;

/// One epoch of a compartment of a case: one opening key, named by where it stands (protocol section 6).
public record Epoch(InstanceId instance, CaseId caseId, Compartment compartment, long number) {
    /// @throws IllegalArgumentException if the number is no u32
    public Epoch {
        KeyDerivation.u32(number);
    }

    /// Adds the members `case`, `compartment` and `epoch` to a statement.
    JsonObject addTo(JsonObject statement) {
        return statement.with("instance", instance)
                .with("case", caseId)
                .with("compartment", compartment.name())
                .with("epoch", number);
    }

    /// Reads those members; `instance` was checked with the envelope.
    static Epoch read(InstanceId instance, Members members) {
        return new Epoch(instance, members.id("case", CaseId::read),
                members.parsed("compartment", 32, Compartment::new), members.u32("epoch"));
    }
}

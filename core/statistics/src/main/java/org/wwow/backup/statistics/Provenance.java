package org.wwow.backup.statistics;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// Where a figure comes from: enough to compute it again, and to know what it must not be taken for.
///
/// @param method the method's name, as in `docs/methods`
/// @param seed the seed all chance came from, absent where there is none or it must stay secret
/// @param settings each setting by its name, defaults included
/// @param inputs the hash of each input by its role
/// @param meaning what has to be true for the figure to mean something, and what it is not
public record Provenance(String method, Optional<Seed> seed, SequencedMap<String, Value> settings,
        SequencedMap<String, InputHash> inputs, Meaning meaning) {
    /// The version of the methods; a change that moves any figure raises it.
    public static final String VERSION = "1";

    /// What has to hold for the figure, and what it must not be taken for.
    ///
    /// @param assumptions what has to hold
    /// @param not what the figure is not
    public record Meaning(List<String> assumptions, List<String> not) {
        /// Copies both lists.
        public Meaning {
            assumptions = List.copyOf(assumptions);
            not = List.copyOf(not);
        }
    }

    /// This origin as a part of a result.
    public Group asValue() {
        Group chosen = Group.empty();
        settings.forEach(chosen::put);
        Group hashes = Group.empty();
        inputs.forEach((role, hash) -> hashes.put(role, hash.asValue()));
        return Group.empty()
                .put("method", Value.of(method))
                .put("version", Value.of(VERSION))
                .put("seed", seed.map(known -> Value.of(known.value())).orElse(new Value.Missing()))
                .put("settings", chosen)
                .put("inputs", hashes)
                .put("assumptions", Value.ofTexts(meaning.assumptions()))
                .put("isNot", Value.ofTexts(meaning.not()));
    }
}

package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;

/// Who may write to a reporter: every member who is or ever was in a circle, known to her page by key, organisation and
/// end alone (protocol section 7). It follows from the chain and nothing else, so that no server can choose it.
///
/// @param writers sorted by the text of their keys, each key once
public record Writers(List<Writer> writers) {
    /// Keeps its own copy.
    public Writers {
        writers = List.copyOf(writers);
    }

    /// One hand; nothing here says whose it is.
    ///
    /// @param until when his membership ends or was ended; what is claimed later is not his
    public record Writer(VerificationKey key, OrganisationId organisation, Instant until) {
        private JsonObject json() {
            return JsonObject.EMPTY.with("key", key).with("organisation", organisation).with("until", until);
        }

        private Writer endedBy(Instant end) {
            return end.isBefore(until) ? new Writer(key, organisation, end) : this;
        }
    }

    /// The list as the server answers it and as it is hashed.
    public JsonArray list() {
        return JsonArray.of(writers, Writer::json);
    }

    /// What a head names: the digest of the list, and nothing while nobody is on it.
    public Optional<Digest> digest() {
        return writers.isEmpty() ? Optional.empty() : Optional.of(Digest.hash(CanonicalJson.write(list())));
    }

    /// The writers after these statements, the first of the chain and all that follow it without a gap.
    static Writers after(List<Directory.Entry> chain) {
        var hands = new Hands();
        chain.forEach(entry -> hands.take(entry.statement()));
        return new Writers(hands.everInACircle());
    }

    /// The hand of every member, also of those who were never in a circle: they may join one later.
    private static final class Hands {
        private final Map<MemberId, Writer> writers = new HashMap<>();
        private final Set<MemberId> inACircle = new HashSet<>();

        void take(DirectoryStatement statement) {
            switch (statement) {
                case Member member -> admit(member);
                case Circle circle -> inACircle.addAll(circle.members());
                case Revocation revocation -> end(revocation);
                case Root _,Administrator _,Organisation _,Country _,ClientManifest _,Head _ -> {
                    // Says nothing of anybody's hand.
                }
            }
        }

        List<Writer> everInACircle() {
            return writers.entrySet()
                    .stream()
                    .filter(entry -> inACircle.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparing(writer -> writer.key().text()))
                    .toList();
        }

        private void admit(Member member) {
            // Who is admitted again has the newest end, also where he was revoked in between.
            writers.put(member.id(), new Writer(member.accepted().signing(), member.accepted().organisation(),
                    member.notAfter()));
        }

        private void end(Revocation revocation) {
            Instant end = revocation.position().issued();
            String id = revocation.subject().id();
            switch (revocation.subject().kind()) {
                case MEMBER -> writers.computeIfPresent(MemberId.read(id), (_, writer) -> writer.endedBy(end));
                case ORGANISATION -> endOrganisation(OrganisationId.read(id), end);
                case ADMINISTRATOR, CIRCLE, COUNTRY -> {
                    // He stays a member, and was in a circle.
                }
            }
        }

        private void endOrganisation(OrganisationId organisation, Instant end) {
            writers.replaceAll((_, writer) -> writer.organisation().equals(organisation)
                    ? writer.endedBy(end)
                    : writer);
        }
    }
}

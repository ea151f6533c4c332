package org.wwow.backup.server.casework;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.deposit.Reader;

/// A reader of a grant as the directory knows it now.
///
/// @param organisation empty for the reporter and for services
/// @param classes what the reader is in the words of the table: `intake`, `response`, `legal`, `responder`, `job`
/// @param key the present recipient
public record GrantReader(Reader reader, Optional<UUID> organisation, Set<String> classes, KeyId key) {
    /// Copies the set.
    public GrantReader {
        classes = Set.copyOf(classes);
    }

    /// A reader as the directory knows it; empty if it is not in force. Services are in no directory yet.
    public static Optional<GrantReader> find(Readership readership, Reader reader) {
        return switch (reader.kind()) {
            case CIRCLE -> readership.circle(reader.id()).map(GrantReader::of);
            case MEMBER -> readership.member(reader.id()).map(GrantReader::of);
            case REPORTER, SERVICE -> Optional.empty();
        };
    }

    /// A circle, fit for what its purposes say.
    public static GrantReader of(Readership.Circle circle) {
        return new GrantReader(new Reader(Reader.Kind.CIRCLE, circle.id()), Optional.of(circle.organisation()),
                circle.purposes(), circle.key());
    }

    /// A member. To be granted a case as a member is to have accepted it, which takes a circle that responds.
    public static GrantReader of(Readership.Member member) {
        boolean responds = member.circles().stream().anyMatch(circle -> circle.purposes().contains("response"));
        return new GrantReader(new Reader(Reader.Kind.MEMBER, member.id()), Optional.of(member.organisation()),
                responds ? Set.of("responder") : Set.of(), member.key());
    }

    /// Whether one of the identifiers means this reader or its organisation.
    public boolean isMeantBy(Collection<UUID> ids) {
        return ids.contains(reader.id()) || organisation.filter(ids::contains).isPresent();
    }
}

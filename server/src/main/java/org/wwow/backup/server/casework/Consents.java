package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;

/// The present answers of one case: the last link of each purpose's chain (protocol section 6).
///
/// What was not answered, answered `later` or has lapsed is a no.
///
/// @param team organisations to which she sent the case herself
public record Consents(Map<Purpose, Consent> latest, Set<UUID> team) {
    /// Copies the collections.
    public Consents {
        latest = Map.copyOf(latest);
        team = Set.copyOf(team);
    }

    /// The last answer to a purpose.
    public Optional<Consent> answer(Purpose purpose) {
        return Optional.ofNullable(latest.get(purpose));
    }

    /// Whether she says yes for this reader now.
    ///
    /// @param named whether only a reader named one by one is meant, as for who she is
    public boolean allow(Purpose purpose, GrantReader reader, boolean named, Instant now) {
        return answer(purpose).filter(consent -> consent.answer() == Answer.YES)
                .filter(consent -> consent.until().isEmpty() || consent.until().get().isAfter(now))
                .filter(consent -> !reader.isMeantBy(consent.exclude()))
                .filter(consent -> isMeant(consent.to(), reader, named))
                .isPresent();
    }

    /// Whether her present answer excludes a member, whichever circle the member reads through.
    public boolean exclude(Purpose purpose, Readership.Member member) {
        return answer(purpose).filter(consent -> consent.exclude().contains(member.id())
                || consent.exclude().contains(member.organisation())).isPresent();
    }

    private boolean isMeant(Audience to, GrantReader reader, boolean named) {
        return switch (to) {
            case Audience.Named(var ids) -> named ? ids.contains(reader.reader().id()) : reader.isMeantBy(ids);
            case Audience.Team _ -> !named && reader.organisation().filter(team::contains).isPresent();
            case Audience.Network _ -> !named;
        };
    }
}

package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.store.CaseRows;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.casework.store.ItemRows;
import org.wwow.backup.server.casework.store.OpeningRows;
import org.wwow.backup.server.evidence.SealedItems;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;

/// The one way to a header (protocol section 6). Nothing is remembered from one request to the next.
///
/// The case is locked against withdrawal while the question is decided and the access event is written; the header is
/// answered after both are committed. So there is no header without its event, and none after a withdrawal.
@Component
public class Gate {
    /// How long a payload may be fetched after its header was answered.
    public static final Duration CAPABILITY_LIFE = Duration.ofMinutes(10);
    /// How long a second member's approval holds.
    public static final Duration APPROVAL_LIFE = Duration.ofHours(24);

    private static final int TRIES = 4;
    private static final int CAPABILITY_BYTES = 32;

    private final CaseRows cases;
    private final ItemRows items;
    private final OpeningRows openings;
    private final SealedItems sealed;
    private final Readership readership;
    private final GrantRules rules;
    private final Deeds deeds;
    private final Clock clock;
    private final SecureRandom random;
    private final TransactionTemplate transaction;

    Gate(Rows rows, SealedItems sealed, Surroundings surroundings, SecureRandom random,
            TransactionTemplate transaction) {
        this.cases = rows.cases();
        this.items = rows.items();
        this.openings = rows.openings();
        this.sealed = sealed;
        this.readership = surroundings.readership();
        this.rules = surroundings.rules();
        this.deeds = surroundings.deeds();
        this.clock = surroundings.clock();
        this.random = random;
        this.transaction = transaction;
    }

    /// What became of the wish to open an item.
    public sealed interface Opening {
        /// The item that was asked for.
        ItemId item();

        /// It is open.
        ///
        /// @param capability opens the payload in this session until then
        record Granted(ItemId item, SealedBytes header, String capability, Instant until) implements Opening {}

        /// It stays shut.
        record Refused(ItemId item, Problem problem) implements Opening {}
    }

    /// Asks for items of one case, each on its own.
    ///
    /// The same item asked for twice at once, as a page does whose parts show it in two places, is one deed: the later
    /// meets the earlier's row and looks again.
    public List<Opening> open(Member session, CaseId inCase, List<ItemId> wanted, Why why) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return inOneTransaction(session, inCase, wanted, why);
            } catch (DuplicateKeyException _) {
                // Looked at again from the beginning.
            }
        }
        return inOneTransaction(session, inCase, wanted, why);
    }

    private List<Opening> inOneTransaction(Member session, CaseId inCase, List<ItemId> wanted, Why why) {
        return transaction.execute(_ -> {
            // The case first: who reads, and whose yes still holds, is then later than every change this call waited for.
            Optional<CaseStanding> standing = cases.find(inCase, Lock.TO_READ);
            Optional<Readership.Member> member = readership.member(session.id().uuid());
            Instant now = clock.instant();
            List<Opening> answers = new ArrayList<>(wanted.size());
            for (ItemId item : wanted) {
                answers.add(open(question(member, standing, items.find(inCase, item), now), item, session, why));
            }
            return answers;
        });
    }

    /// The item whose payload a capability opens in this session now.
    public Optional<ItemId> payload(byte[] capability, Member session) {
        return readership.member(session.id().uuid())
                .flatMap(_ -> openings.payload(capability, session, clock.instant()));
    }

    private Opening open(GateQuestion question, ItemId item, Member session, Why why) {
        Optional<GateStep> broken = GateStep.firstBroken(question, rules);
        if (broken.isPresent()) {
            return new Opening.Refused(item, broken.get().problem());
        }
        Optional<SealedBytes> header = sealed.header(item);
        if (header.isEmpty()) {
            return new Opening.Refused(item, Problem.ERASED);
        }
        ItemFact fact = question.item().orElseThrow();
        enterOnce(fact, session, why, question.now());
        byte[] capability = new byte[CAPABILITY_BYTES];
        random.nextBytes(capability);
        Instant until = question.now().plus(CAPABILITY_LIFE);
        openings.grantPayload(capability, item, session, until);
        return new Opening.Granted(item, header.get(), Base64Url.encode(capability), until);
    }

    /// One event a member, item and session: opening again in the same session is the same deed.
    private void enterOnce(ItemFact fact, Member session, Why why, Instant now) {
        ItemId item = fact.line().id();
        if (!openings.wasOpened(item, session)) {
            var deed = new Deeds.Deed(Deeds.Kind.ACCESS, fact.inCase(), item.uuid(),
                    Deeds.Actor.member(session.id().uuid()), Optional.empty(), Optional.empty(), now);
            openings.opened(fact, session, why, deeds.record(deed), now);
        }
    }

    private GateQuestion question(Optional<Readership.Member> member, Optional<CaseStanding> standing,
            Optional<ItemFact> item, Instant now) {
        if (member.isEmpty() || standing.isEmpty() || item.isEmpty()) {
            return new GateQuestion(member, standing, item, List.of(), false, now);
        }
        List<GrantReader> readers = standing.get()
                .grants()
                .stream()
                .filter(grant -> grant.in().equals(item.get().line().in()) && grant.isLive(now))
                .map(GrantFact::reader)
                .distinct()
                .flatMap(reader -> asReader(reader, member.get()).stream())
                .toList();
        boolean approved = item.get().line().two() && openings.isApprovedByAnother(item.get().line().id(),
                member.get().id(), now.minus(APPROVAL_LIFE));
        return new GateQuestion(member, standing, item, readers, approved, now);
    }

    /// The reader as it is in force now, if the member reads as it now.
    private static Optional<GrantReader> asReader(Reader reader, Readership.Member member) {
        return switch (reader.kind()) {
            case MEMBER -> reader.id().equals(member.id()) ? Optional.of(GrantReader.of(member)) : Optional.empty();
            case CIRCLE -> member.circles()
                    .stream()
                    .filter(circle -> circle.id().equals(reader.id()))
                    .findFirst()
                    .map(GrantReader::of);
            case REPORTER, SERVICE -> Optional.empty();
        };
    }
}

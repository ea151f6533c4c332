package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RelinkEndStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.Relink.By;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.http.Caller;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;

/// A lost code: the old case is given, for reading only, to the person's new code (protocol section 25).
///
/// What protects her from somebody who says that he is she: two members who each read both cases, no way to sign under a
/// name and a date, no way for a code that was used since, three days before anything opens, the old code that sees it and
/// can end it for good, and any one member, and the new code, who can end it too.
@Component
public class Relinks {
    /// Time for whoever still has the old code, and for every member of the case, to say no.
    public static final Duration WAIT = Duration.ofDays(3);

    private final Acts acts;
    private final CaseReading access;
    private final CasePages pages;
    private final Rows rows;
    private final Surroundings surroundings;
    private final Outside outside;

    Relinks(Acts acts, CasePages pages, Surroundings surroundings, Outside outside) {
        this.acts = acts;
        this.access = pages.access();
        this.pages = pages;
        this.rows = pages.rows();
        this.surroundings = surroundings;
        this.outside = outside;
    }

    /// Looks at everything about a giving back, at its proposal and again at the second signature, in the caller's
    /// transaction.
    ///
    /// @param old the case of the lost code, locked
    /// @param signers the one who sealed the grants first
    /// @throws Refused for the first rule that does not hold
    void check(RelinkStatement relink, CaseStanding old, List<Readership.Member> signers) {
        Acts.require(!relink.to().equals(old.id()), Problem.STATEMENT);
        CaseStanding to = rows.cases()
                .find(relink.to(), Lock.TO_CHANGE)
                .filter(found -> signers.stream().allMatch(member -> found.isHeldBy(member, now())))
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        Acts.require(old.state() != State.ERASING && to.state() != State.ERASING, Problem.ERASED);
        Acts.require(!old.mailbox().equals(to.mailbox()), Problem.ALREADY);
        Acts.require(began(to.id()).isAfter(began(old.id())), Problem.NOT_PERMITTED);
        // Somebody wrote under the old code since: whoever that is, it is not lost, and would be overruled unheard.
        Acts.require(pages.reading().lastUnder(old.id(), old.author()).isBefore(began(to.id())), Problem.NOT_PERMITTED);
        // What a witness tells is the witness's own: nobody is given her case for having told of her.
        Acts.require(to.speaker().isPresent() && to.speaker().equals(old.speaker()), Problem.NOT_PERMITTED);
        before(relink, rows.relinks().ofCase(old.id()));
        relink.grants().forEach(grant -> check(grant, old, to, signers.getFirst()));
        Acts.require(!relink.grants().isEmpty(), Problem.STATEMENT);
    }

    private void before(RelinkStatement relink, List<Relink> before) {
        Acts.require(before.stream().noneMatch(Relink::stands), Problem.ALREADY);
        // Whoever ended it had the old code: it is not lost, and two members do not overrule the one who has it.
        Acts.require(before.stream()
                .flatMap(one -> one.end().stream())
                .noneMatch(end -> end.by() == By.REPORTER), Problem.NOT_PERMITTED);
        Acts.require(rows.relinks().ofCase(relink.to()).stream().noneMatch(Relink::stands), Problem.NOT_PERMITTED);
    }

    private void check(DepositedGrant grant, CaseStanding old, CaseStanding to, Readership.Member sealer) {
        Acts.require(grant.reader().equals(new Reader(Reader.Kind.REPORTER, to.id().uuid()))
                && grant.until().isEmpty() && old.epochs().containsKey(grant.in()), Problem.STATEMENT);
        Acts.require(grant.key().equals(to.key()), Problem.KEY_CHANGED);
        Acts.require(grant.in().compartment().isGrantedToTheReporter()
                && old.isHeldBy(sealer, grant.in(), now()), Problem.NOT_PERMITTED);
    }

    private Instant began(CaseId id) {
        return pages.reading().cover(id).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED)).received();
    }

    /// Gives the case back with both signatures, in the caller's transaction: both cases say so.
    ///
    /// @return the events it was entered by, the old case's first
    List<UUID> give(RelinkStatement relink, CaseStanding old, List<Readership.Member> signers, Digest digest) {
        check(relink, old, signers);
        rows.grants().release(relink.grants().stream().map(DepositedGrant::id).toList());
        var given = new Relink(relink.id().uuid(), old.id(), relink.to(), relink.how(), now(), now().plus(WAIT),
                Optional.empty());
        Acts.require(rows.relinks().insert(given), Problem.ALREADY);
        outside.events().publishEvent(new CaseChanged(relink.to()));
        Actor first = Actor.member(signers.getFirst().id());
        Optional<Actor> second = Optional.of(Actor.member(signers.getLast().id()));
        return List.of(old.id(), relink.to())
                .stream()
                .map(id -> surroundings.deeds()
                        .record(new Deed(Kind.TRANSFER, id, relink.id().uuid(), first, second, Optional.of(digest),
                                now())))
                .toList();
    }

    /// Takes it back: by the old case's own author key, for good, by that of the case it was given to, or by one member
    /// who holds the old case.
    ///
    /// @throws Refused with `already` if it was taken back, `not-permitted` to everybody else
    public void end(Caller caller, Envelope envelope) {
        RelinkEndStatement end = acts.read(envelope, RelinkEndStatement.TYPE, RelinkEndStatement::read);
        outside.transaction().executeWithoutResult(_ -> {
            switch (caller) {
                case Reporter reporter -> endAsReporter(reporter.mailbox().uuid(), end, envelope);
                case Member member -> endAsMember(member, end, envelope);
            }
        });
    }

    private void endAsReporter(UUID mailbox, RelinkEndStatement end, Envelope envelope) {
        CaseStanding old = rows.cases()
                .find(end.inCase(), Lock.TO_CHANGE)
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        CaseStanding hers = Stream
                .of(Optional.of(old), given(end).flatMap(one -> rows.cases().find(one.to(), Lock.NONE)))
                .flatMap(Optional::stream)
                .filter(found -> found.mailbox().equals(mailbox) && found.author().equals(end.author()))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        requireSigned(envelope, end);
        // To the other case she is nobody: there the server says that it ended.
        Actor she = Actor.reporter(hers.id());
        if (hers.id().equals(old.id())) {
            end(end, old, By.REPORTER, new Said(she, Actor.server(), envelope.digest()));
        } else {
            end(end, old, By.NEW_CODE, new Said(Actor.server(), she, envelope.digest()));
        }
    }

    private Optional<Relink> given(RelinkEndStatement end) {
        return rows.relinks()
                .ofCase(end.inCase())
                .stream()
                .filter(one -> one.id().equals(end.relink().uuid()))
                .findFirst();
    }

    private void endAsMember(Member session, RelinkEndStatement end, Envelope envelope) {
        Readership.Member member = access.inForce(session);
        CaseStanding old = access.held(member, end.inCase(), Lock.TO_CHANGE).standing();
        Acts.require(end.author().equals(member.signing()), Problem.NOT_PERMITTED);
        requireSigned(envelope, end);
        Actor actor = Actor.member(member.id());
        end(end, old, By.MEMBER, new Said(actor, actor, envelope.digest()));
    }

    /// Who says so, as each of the two cases shows it.
    private record Said(Actor inOld, Actor inNew, Digest digest) {}

    private void end(RelinkEndStatement end, CaseStanding old, By by, Said said) {
        Relink relink = given(end).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        Acts.require(relink.stands(), Problem.ALREADY);
        rows.relinks().end(relink.id(), by, now());
        var reader = new Reader(Reader.Kind.REPORTER, relink.to().uuid());
        rows.grants()
                .end(old.grants()
                        .stream()
                        .filter(grant -> grant.reader().equals(reader))
                        .collect(Collectors.toSet()));
        record(old.id(), relink, said.inOld(), said.digest());
        record(relink.to(), relink, said.inNew(), said.digest());
    }

    /// Of the same subject as the giving, so that whoever follows either case knows what ended; one did it, not two.
    private void record(CaseId id, Relink relink, Actor actor, Digest digest) {
        outside.events().publishEvent(new CaseChanged(id));
        surroundings.deeds()
                .record(new Deed(Kind.TRANSFER, id, relink.id(), actor, Optional.empty(), Optional.of(digest), now()));
    }

    private static void requireSigned(Envelope envelope, RelinkEndStatement end) {
        Acts.require(envelope.verify().filter(signed -> signed.isSignedOnlyBy(end.author())).isPresent(),
                Problem.SIGNATURE);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}

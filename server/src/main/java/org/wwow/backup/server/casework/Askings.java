package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.deposit.AskingStatement;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.store.AskingRows;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Consent asked anew: by a member after a set period, and before investigators are answered (protocol section 9.11).
@Component
public class Askings {
    /// How long a yes counts as fresh.
    public static final Duration FRESH = Duration.ofDays(180);

    /// A person who cannot come back must not lose her care: these are never due.
    private static final Set<Purpose> NEVER_DUE = Set.of(Purpose.READ, Purpose.HELP);

    private final Acts acts;
    private final CaseReading access;
    private final AskingRows rows;
    private final Surroundings surroundings;
    private final Outside outside;

    Askings(Acts acts, CasePages pages, AskingRows rows, Surroundings surroundings, Outside outside) {
        this.acts = acts;
        this.access = pages.access();
        this.rows = rows;
        this.surroundings = surroundings;
        this.outside = outside;
    }

    /// Asks her, once until she answers.
    ///
    /// @return the event it was entered by
    public UUID ask(Member session, CaseId inCase, Envelope envelope) {
        AskingStatement asking = acts.read(envelope, AskingStatement.TYPE, AskingStatement::read);
        Readership.Member member = access.inForce(session);
        Acts.require(asking.inCase().equals(inCase) && asking.author().equals(member.signing()),
                Problem.NOT_PERMITTED);
        Acts.require(envelope.verify().filter(signed -> signed.isSignedOnlyBy(member.signing())).isPresent(),
                Problem.SIGNATURE);
        return Objects.requireNonNull(outside.transaction().execute(_ -> {
            CaseReading.Held held = access.held(member, inCase, Lock.TO_CHANGE);
            CaseStanding standing = held.standing();
            Acts.require(standing.state() != State.ERASING, Problem.NOT_PERMITTED);
            List<Asking> before = rows.ofCase(inCase);
            Acts.require(before.stream().noneMatch(known -> known.id().equals(asking.id().uuid())), Problem.ALREADY);
            check(asking, standing, held.holder());
            Acts.require(before.stream().noneMatch(known -> waits(known, asking)), Problem.ALREADY);
            enter(asking, standing, member);
            outside.events().publishEvent(new CaseChanged(inCase));
            return surroundings.deeds()
                    .record(new Deed(Kind.CONSENT, inCase, asking.id().uuid(), Actor.member(member.id()),
                            Optional.empty(), Optional.of(envelope.digest()), now()));
        }));
    }

    /// Whether a yes to one of these purposes is older than it may be for something new.
    public boolean isDue(CaseId inCase, Set<Purpose> needs) {
        Map<Purpose, Instant> answered = rows.answered(inCase);
        return needs.stream().anyMatch(purpose -> isDue(purpose, answered));
    }

    private boolean isDue(Purpose purpose, Map<Purpose, Instant> answered) {
        return !NEVER_DUE.contains(purpose) && Optional.ofNullable(answered.get(purpose))
                .filter(at -> !at.plus(FRESH).isAfter(now()))
                .isPresent();
    }

    /// A no is an answer, and so is silence: neither is asked about again, and a yes only once it is due.
    private void check(AskingStatement asking, CaseStanding standing, Readership.Member member) {
        if (asking.purpose() == Purpose.RELEASE) {
            release(asking.recipient(), standing, member);
            return;
        }
        Acts.require(asking.recipient().isEmpty(), Problem.STATEMENT);
        Optional<Answer> latest = standing.consents().answer(asking.purpose()).map(Consent::answer);
        Acts.require(latest.filter(answer -> answer != Answer.NO).isPresent(), Problem.NOT_PERMITTED);
        boolean fresh = latest.filter(Answer.YES::equals).isPresent()
                && !isDue(asking.purpose(), rows.answered(standing.id()));
        Acts.require(!fresh, Problem.ALREADY);
    }

    /// She let herself be asked, lately, by those who read; the investigators are in force and not shut out; and she has
    /// not refused them.
    private void release(Optional<CircleId> recipient, CaseStanding standing, Readership.Member member) {
        GrantReader investigators = recipient.flatMap(circle -> surroundings.readership().circle(circle.uuid()))
                .filter(circle -> circle.purposes().contains("investigation"))
                .map(GrantReader::of)
                .orElseThrow(() -> new Refused(Problem.STATEMENT));
        Consents consents = standing.consents();
        boolean mayAsk = member.circles()
                .stream()
                .filter(circle -> standing.grants()
                        .stream()
                        .anyMatch(grant -> grant.isLive(now()) && grant.reader().id().equals(circle.id())))
                .anyMatch(circle -> consents.allow(Purpose.INVESTIGATORS, GrantReader.of(circle), false, now()));
        Acts.require(mayAsk && !consents.exclude(Purpose.INVESTIGATORS, member), Problem.NOT_PERMITTED);
        boolean shutOut = consents.latest()
                .values()
                .stream()
                .anyMatch(consent -> investigators.isMeantBy(consent.exclude()));
        boolean refused = consents.answer(Purpose.RELEASE)
                .filter(last -> last.answer() == Answer.NO)
                .filter(last -> last.to() instanceof Consent.Audience.Named(var ids) && investigators.isMeantBy(ids))
                .isPresent();
        Acts.require(!shutOut && !refused, Problem.NOT_PERMITTED);
        Acts.require(!isDue(standing.id(), Set.of(Purpose.INVESTIGATORS)), Problem.CONSENT_DUE);
    }

    private static boolean waits(Asking known, AskingStatement asking) {
        return !known.answered() && known.purpose() == asking.purpose()
                && known.recipient().equals(asking.recipient().map(CircleId::uuid));
    }

    private void enter(AskingStatement asking, CaseStanding standing, Readership.Member member) {
        long after = standing.consents().answer(asking.purpose()).map(Consent::number).orElse(-1L);
        var kept = new Asking(asking.id().uuid(), asking.purpose(), asking.recipient().map(CircleId::uuid), member.id(),
                member.organisation(), now(), false);
        Acts.require(rows.insert(standing.id(), kept, after), Problem.ALREADY);
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}

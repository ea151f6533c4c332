package org.wwow.backup.server.directory.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.Signature;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.CircleKeyFile;
import org.wwow.backup.server.directory.CircleKeys;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberInForce;
import org.wwow.backup.server.directory.NewStatement;
import org.wwow.backup.server.directory.Proposals;
import org.wwow.backup.server.directory.SaltedProfile;
import org.wwow.backup.server.directory.store.CircleKeyRows.Held;
import org.wwow.backup.server.directory.store.ProposalRows.Proposal;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.TakesUpTo;

/// The directory for members: the whole chain, and what administrators and keepers do with it (protocol section 7).
@RestController
class DirectoryCalls {
    private static final int PAGE = 256;
    private static final int WITH_KEYS = 2 << 20;
    private final Chain chain;
    private final Proposals proposals;
    private final CircleKeys circleKeys;
    private final Directory directory;

    DirectoryCalls(Chain chain, Proposals proposals, CircleKeys circleKeys, Directory directory) {
        this.chain = chain;
        this.proposals = proposals;
        this.circleKeys = circleKeys;
        this.directory = directory;
    }

    private record SecondSignature(String key, Signature signature) {}

    private record Sealing(CircleId circle, long epoch, List<CircleKeyFile> files) {}

    @GetMapping("/directory/chain")
    JsonObject read(Member member, @RequestParam long from) {
        if (from < 0) {
            throw new Refused(Problem.FORM);
        }
        List<Envelope> statements = chain.from(from, PAGE + 1);
        return JsonObject.EMPTY
                .with("statements",
                        JsonArray.of(statements.subList(0, Math.min(PAGE, statements.size())), Envelope::json))
                .with("more", statements.size() > PAGE);
    }

    @PostMapping("/directory/statements")
    @ResponseStatus(HttpStatus.CREATED)
    @TakesUpTo(WITH_KEYS)
    JsonObject append(Member member, @RequestBody JsonObject body) {
        NewStatement fresh = Members.read(body, NewStatement::read);
        MemberInForce caller = directory.member(member.id()).orElseThrow(() -> new Refused(Problem.SESSION));
        // The signatures decide; who neither signed nor holds the office has no business to bring a statement.
        if (!caller.administrator() && !fresh.envelope().claimedKeys().contains(caller.signing().text())) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
        return answer(chain.append(fresh));
    }

    @GetMapping("/directory/proposals")
    JsonObject proposals(Member member) {
        return JsonObject.EMPTY.with("proposals",
                JsonArray.of(proposals.waiting(), proposal -> row(proposal)
                        .with("envelope", Proposals.envelope(proposal).json())));
    }

    @PostMapping("/directory/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @TakesUpTo(WITH_KEYS)
    JsonObject propose(Member member, @RequestBody JsonObject body) {
        return row(proposals.propose(member, Members.read(body, NewStatement::read)));
    }

    @PostMapping("/directory/proposals/{proposal}/signatures")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject second(Member member, @PathVariable UUID proposal, @RequestBody JsonObject body) {
        SecondSignature second = Members.read(body, members -> new SecondSignature(
                members.parsed("key", 43, VerificationKey::read).text(),
                members.parsed("signature", 86, Signature::read)));
        return answer(proposals.second(member, proposal, second.key(), second.signature()));
    }

    @GetMapping("/directory/profiles")
    JsonObject profiles(Member member) {
        return JsonObject.EMPTY.with("profiles", JsonArray.of(directory.profiles().entrySet(),
                (Map.Entry<MemberId, SaltedProfile> one) -> one.getValue()
                        .json()
                        .with("member", one.getKey())));
    }

    @DeleteMapping("/directory/profiles/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void eraseProfile(Member caller, @PathVariable MemberId member) {
        directory.eraseProfile(caller.id(), member);
    }

    @GetMapping("/directory/circle-keys")
    JsonObject circleKeys(Member member) {
        return JsonObject.EMPTY.with("circleKeys", JsonArray.of(circleKeys.of(member.id()), DirectoryCalls::held));
    }

    @PostMapping("/directory/circle-keys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @TakesUpTo(WITH_KEYS)
    void seal(Member member, @RequestBody JsonObject body) {
        Sealing sealing = Members.read(body, members -> new Sealing(members.id("circle", CircleId::read),
                members.u32("epoch"), members.objects("circleKeys", 256, CircleKeyFile::read)));
        if (sealing.files().isEmpty()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "circleKeys");
        }
        circleKeys.seal(member, sealing.circle(), sealing.epoch(), sealing.files());
    }

    private static JsonObject held(Held held) {
        return JsonObject.EMPTY.with("circle", held.circle())
                .with("epoch", held.epoch())
                .with("key", held.file().key().text())
                .with("file", held.file().file().text());
    }

    private static JsonObject row(Proposal proposal) {
        return JsonObject.EMPTY.with("proposal", proposal.id().toString()).with("until", proposal.until());
    }

    private static JsonObject answer(Chain.Appended appended) {
        return JsonObject.EMPTY.with("sequence", appended.sequence()).with("digest", appended.digest());
    }
}

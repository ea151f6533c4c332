package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

/// She gave it to an officer, took her yes to a court back in front of one member, and gave it again in front of two.
class BringingACaseTakenInPerson {
    private static final byte[] FINISHED = FinishedDossier.ofOneTakenInPerson();
    private static final String CUSTODY = "data/custody.jsonl";
    private static final Pattern TOLD = Pattern.compile(
            "(?m)^\\{\"action\":\"consent\".*?\"id\":\"([^\"]*)\",\"item\":\"([^\"]*)\"");
    private static final SigningKey HERS = key("sample signing author");
    private static final SigningKey LAWYERS = key("sample signing member lawyer");
    private static final SigningKey OFFICERS = key("sample signing member releaser");
    private static final SigningKey STRANGERS = key("stranger");

    private final OpenedUp file = new OpenedUp(FINISHED);
    private final List<String> answered = answers(file);
    private final String opening = answered.get(0);
    private final String no = answered.get(1);
    private final String yes = answered.get(2);

    private static SigningKey key(String name) {
        return SigningKey.of(Secret.of(Digest.hash(name.getBytes(StandardCharsets.UTF_8)).bytes()));
    }

    /// Each answer that custody tells of: its event, and the deposit that carried it.
    private static List<MatchResult> told(OpenedUp file) {
        return TOLD.matcher(new String(file.bytes(CUSTODY), StandardCharsets.UTF_8)).results().toList();
    }

    private static List<String> answers(OpenedUp file) {
        return told(file).stream().map(found -> "data/deposits/" + found.group(2) + ".json").toList();
    }

    private Result deposits() {
        return Asked.of(Check.DEPOSIT_STATEMENTS, file, FinishedDossier.trust());
    }

    private Result consents() {
        return Asked.of(Check.CONSENTS, file, FinishedDossier.trust());
    }

    private static List<Ground> failures(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return result.why().stream().map(Reason::ground).toList();
    }

    private void sign(String deposit, SigningKey signer, SigningKey... more) {
        Envelope signed = Envelope.sign(Envelope.read(file.bytes(deposit)).statement(), signer);
        for (SigningKey one : more) {
            signed = signed.alsoSignedBy(one);
        }
        file.files().put(deposit, signed.canonical());
    }

    @Test
    void failsNoCheckOfTheForty() throws Exception {
        try (SubmittedFile whole = SubmittedFile.of(file.relisted())) {
            List<Checked> failed = Checks.all(whole, FinishedDossier.trust())
                    .checks()
                    .stream()
                    .filter(Checked::failed)
                    .toList();

            assertThat(failed).extracting(Checked::check).isEmpty();
        }
    }

    @Test
    void holdsByTheSignaturesThatWereGiven() {
        assertThat(answered).hasSize(3).doesNotHaveDuplicates();
        assertThat(deposits()).isInstanceOf(Result.Held.class);
        assertThat(consents()).isInstanceOf(Result.Held.class);
    }

    @Test
    void isNotOpenedByTheOfficerWithoutHer() {
        sign(opening, OFFICERS);

        assertThat(failures(deposits())).contains(Ground.DEPOSIT_SIGNER);
        assertThat(failures(consents())).containsExactly(Ground.CONSENT_NOT_SIGNED);
    }

    @Test
    void isOpenedBeforeOneOfficerAndNotTwo() {
        sign(opening, HERS, OFFICERS, LAWYERS);

        assertThat(failures(deposits())).contains(Ground.DEPOSIT_SIGNER);
    }

    @Test
    void isNotOpenedBeforeAStranger() {
        sign(opening, HERS, STRANGERS);

        assertThat(failures(deposits())).contains(Ground.DEPOSIT_SIGNER);
        assertThat(failures(consents())).contains(Ground.CONSENT_NOT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T08:00:00Z", "2031-01-01T00:00:01Z"})
    void isNotOpenedBeforeWhoIsNoMemberYetOrNoLonger(String time) {
        String told = new String(file.bytes(CUSTODY), StandardCharsets.UTF_8);
        Matcher id = Pattern.compile("\"id\":\"([^\"]*)\",\"item\"").matcher(told);
        assertThat(id.find()).isTrue();
        file.change("data/proofs/" + id.group(1) + ".tlog-proof", before -> received(before, time));

        assertThat(failures(deposits())).contains(Ground.DEPOSIT_SIGNER);
    }

    @Test
    void isNotOpenedBeforeAnOfficerWhereSheAnsweredOnAScreen() {
        var alone = new OpenedUp(FinishedDossier.bytes(Edition.FULL));
        String first = answers(alone).getFirst();
        Envelope signed = Envelope.sign(Envelope.read(alone.bytes(first)).statement(), HERS).alsoSignedBy(OFFICERS);
        alone.files().put(first, signed.canonical());

        assertThat(failures(Asked.of(Check.DEPOSIT_STATEMENTS, alone, FinishedDossier.trust())))
                .containsExactly(Ground.DEPOSIT_SIGNER);
    }

    private static byte[] received(byte[] proof, String time) {
        String text = new String(proof, StandardCharsets.UTF_8);
        MatchResult extra = Pattern.compile("(?m)^extra (.*)$").matcher(text).results().findFirst().orElseThrow();
        String event = new String(Base64.getDecoder().decode(extra.group(1)), StandardCharsets.UTF_8)
                .replaceFirst("\"received\":\"[^\"]*\"", "\"received\":\"" + time + "\"");
        return text.replace(extra.group(1),
                Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nobodyAnswersForHerWhereNoOfficerSignedWhatOpenedIt() {
        sign(opening, HERS);

        assertThat(failures(deposits())).containsExactly(Ground.DEPOSIT_SIGNER, Ground.DEPOSIT_SIGNER);
    }

    @Test
    void oneMemberBringsNoYesOfHers() {
        sign(yes, LAWYERS);

        assertThat(failures(deposits())).containsExactly(Ground.DEPOSIT_SIGNER);
        assertThat(failures(consents())).containsExactly(Ground.CONSENT_WITHDRAWN);
    }

    @Test
    void aMemberAndAStrangerBringNoYesOfHers() {
        sign(yes, LAWYERS, STRANGERS);

        assertThat(failures(deposits())).containsExactly(Ground.DEPOSIT_SIGNER);
        assertThat(failures(consents())).containsExactly(Ground.CONSENT_WITHDRAWN);
    }

    @Test
    void twoOthersThanTheAuthorBringNoYesOfHers() {
        sign(yes, OFFICERS, STRANGERS);

        assertThat(failures(deposits())).containsExactly(Ground.DEPOSIT_SIGNER);
    }

    @Test
    void aYesThatIsLeftOutLeavesTheNo() {
        file.drop(yes);

        assertThat(failures(consents())).containsExactly(Ground.PART_MISSING, Ground.CONSENT_WITHDRAWN);
    }

    @Test
    void aNoThatIsLeftOutIsMissed() {
        file.drop(no);

        assertThat(failures(consents())).containsExactly(Ground.PART_MISSING, Ground.ANSWERS_LEFT_OUT);
    }

    @Test
    void theFirstYesAloneIsNotAllSheSaid() {
        file.drop(no).drop(yes);

        assertThat(failures(consents())).containsExactly(Ground.PART_MISSING, Ground.PART_MISSING);
    }

    @Test
    void anAnswerThatTheLogTellsOfStandsInItsDeposit() {
        List<String> proofs = told(file).stream()
                .map(found -> "data/proofs/" + found.group(1) + ".tlog-proof")
                .toList();
        file.files().put(proofs.get(1), file.bytes(proofs.get(2)));

        assertThat(failures(consents())).containsExactly(Ground.DEPOSIT_NOT_LOGGED);
    }
}

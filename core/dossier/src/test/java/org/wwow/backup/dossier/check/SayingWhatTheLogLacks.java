package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

/// As [SayingWhatIsWrong], of deposits, proofs, checkpoints, stamps, custody and the directory.
class SayingWhatTheLogLacks {
    private static final String DEPOSIT = "data/deposits/7e745151-30a4-432b-9e7d-fea883a67d6a.json";
    private static final String FIRST_PROOF = "data/proofs/49ee823c-84ca-4ad5-804c-857a591d35fb.tlog-proof";
    private static final String DIRECTORY_PROOF = "data/proofs/directory.tlog-proof";
    private static final String CUSTODY = "data/custody.jsonl";
    private static final String DIRECTORY = "data/directory.jsonl";
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final SigningKey AUTHOR = key("sample signing author");
    private static final SigningKey STRANGER = key("stranger");

    record Wrong(Check check, String grounds, String about, UnaryOperator<OpenedUp> change) {
        @Override
        public String toString() {
            return check + " says " + grounds + " of " + about;
        }
    }

    private static SigningKey key(String name) {
        return SigningKey.of(Secret.of(Digest.hash(bytes(name)).bytes()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Wrong wrong(Check check, String grounds, String about, UnaryOperator<OpenedUp> change) {
        return new Wrong(check, grounds, about, change);
    }

    private static UnaryOperator<OpenedUp> drop(String pattern) {
        return file -> {
            file.paths().stream().filter(path -> path.matches(pattern)).forEach(file::drop);
            return file;
        };
    }

    private static UnaryOperator<OpenedUp> put(String path, byte[] bytes) {
        return file -> {
            file.files().put(path, bytes);
            return file;
        };
    }

    private static UnaryOperator<OpenedUp> copy(String from, String to) {
        return file -> put(to, file.bytes(from)).apply(file);
    }

    private static UnaryOperator<OpenedUp> move(String from, String to) {
        return file -> copy(from, to).apply(file).drop(from);
    }

    private static UnaryOperator<OpenedUp> words(String path, String words, String others) {
        return file -> file.replace(path, words, others);
    }

    private static UnaryOperator<OpenedUp> lines(String path, UnaryOperator<List<String>> change) {
        return file -> file.change(path, before -> {
            List<String> lines = new ArrayList<>(new String(before, StandardCharsets.UTF_8).lines().toList());
            return bytes(String.join("", change.apply(lines).stream().map(line -> line + "\n").toList()));
        });
    }

    private static List<String> without(List<String> lines, int at) {
        lines.remove(at);
        return lines;
    }

    /// The deposit's statement with other members, signed by whom.
    private static UnaryOperator<OpenedUp> signed(Map<String, String> members, String name, SigningKey signer,
            SigningKey... more) {
        return file -> {
            Map<String, JsonValue> json = new TreeMap<>(Envelope.read(file.bytes(DEPOSIT)).statement().members());
            members.forEach((member, text) -> json.put(member, new JsonText(text)));
            Envelope envelope = Envelope.sign(JsonObject.of(json), signer);
            for (SigningKey one : more) {
                envelope = envelope.alsoSignedBy(one);
            }
            return put(name, envelope.canonical()).apply(file);
        };
    }

    /// Another time of receipt in the event that a proof carries.
    private static UnaryOperator<OpenedUp> received(String time) {
        return file -> file.change(FIRST_PROOF, before -> {
            String text = new String(before, StandardCharsets.UTF_8);
            Matcher extra = Pattern.compile("(?m)^extra (.*)$").matcher(text);
            assertThat(extra.find()).isTrue();
            String event = new String(Base64.getDecoder().decode(extra.group(1)), StandardCharsets.UTF_8);
            String other = event.replaceFirst("\"received\":\"[^\"]*\"", "\"received\":\"" + time + "\"");
            return bytes(text.replace(extra.group(1), Base64.getEncoder().encodeToString(bytes(other))));
        });
    }

    static Stream<Wrong> log() {
        return Stream.of(deposits(), proofs(), witnesses(), growth()).flatMap(one -> one);
    }

    private static Stream<Wrong> deposits() {
        String stranger = STRANGER.verificationKey().text();
        return Stream.of(
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSITS_HELD", "1", file -> file),
                wrong(Check.DEPOSIT_STATEMENTS, "PART_MISSING", "data/deposits/", drop(DEPOSIT)),
                wrong(Check.DEPOSIT_STATEMENTS, "PART_UNREADABLE", DEPOSIT, put(DEPOSIT, bytes("{}"))),
                wrong(Check.DEPOSIT_STATEMENTS, "PART_UNREADABLE", "no place", copy(DEPOSIT, "data/deposits/x.txt")),
                wrong(Check.DEPOSIT_STATEMENTS, "PART_UNREADABLE", "no place", copy(DEPOSIT, "data/deposits/a/x.json")),
                wrong(Check.DEPOSIT_STATEMENTS, "PART_UNREADABLE", "signature", words(DEPOSIT, "\"id\":\"7e745151",
                        "\"id\":\"7e745152")),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSIT_NAMED_OTHERWISE", NOBODY,
                        move(DEPOSIT, "data/deposits/" + NOBODY + ".json")),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSIT_NOT_LOGGED", "7e745151", drop(FIRST_PROOF)),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSITS_HELD", "1", signed(Map.of(), DEPOSIT, AUTHOR)),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSIT_SIGNER", "7e745151",
                        signed(Map.of(), DEPOSIT, AUTHOR, STRANGER)),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSIT_SIGNER", "7e745151", signed(Map.of(), DEPOSIT, STRANGER)),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSIT_SIGNER+DEPOSIT_NOT_LOGGED", "7e745151",
                        signed(Map.of("author", stranger), DEPOSIT, STRANGER)),
                wrong(Check.DEPOSIT_STATEMENTS, "DEPOSITS_OF_TWO_CASES+DEPOSIT_NOT_LOGGED", NOBODY, file -> signed(
                        Map.of("author", stranger, "id", NOBODY, "case",
                                CaseId.of(Envelope.read(file.bytes(DEPOSIT)).instance(), STRANGER.verificationKey())
                                        .text()),
                        "data/deposits/" + NOBODY + ".json", STRANGER).apply(file)));
    }

    private static Stream<Wrong> proofs() {
        return Stream.of(
                wrong(Check.LOG_PROOFS, "PROOFS_HELD", "9", file -> file),
                wrong(Check.LOG_PROOFS, "NO_CUSTODY+PROOF_WITHOUT_OWNER", "49ee823c", drop(CUSTODY)),
                wrong(Check.LOG_PROOFS, "PROOF_MISSING", "49ee823c", drop(FIRST_PROOF)),
                wrong(Check.LOG_PROOFS, "FILE_WITHOUT_PLACE", "data/proofs/x.txt",
                        put("data/proofs/x.txt", bytes("x"))),
                wrong(Check.LOG_PROOFS, "FILE_WITHOUT_PLACE", "data/log/x.txt", put("data/log/x.txt", bytes("x"))),
                wrong(Check.LOG_PROOFS, "FILE_WITHOUT_PLACE", "data/proofs/a/x", copy(FIRST_PROOF,
                        "data/proofs/a/x.tlog-proof")),
                wrong(Check.LOG_PROOFS, "PROOF_WITHOUT_OWNER", NOBODY, copy(FIRST_PROOF, "data/proofs/" + NOBODY
                        + ".tlog-proof")),
                wrong(Check.LOG_PROOFS, "PART_UNREADABLE", FIRST_PROOF, put(FIRST_PROOF, bytes("x"))),
                wrong(Check.LOG_PROOFS, "PROOF_FAILS", "49ee823c", received("2026-03-02T10:00:01Z")));
    }

    private static Stream<Wrong> witnesses() {
        return Stream.of(
                wrong(Check.WITNESSES, "WITNESSES_HELD", "15, 86400", file -> file),
                wrong(Check.WITNESSES, "WITNESSES_MISSING", "data/log/16.checkpoint",
                        lines("data/log/16.checkpoint", lines -> without(lines, lines.size() - 1))),
                wrong(Check.WITNESSES, "WITNESSES_MISSING", FIRST_PROOF,
                        lines(FIRST_PROOF, lines -> without(lines, lines.size() - 1))),
                wrong(Check.WITNESSES, "WITNESSES_MISSING", DIRECTORY_PROOF,
                        lines(DIRECTORY_PROOF, lines -> without(lines, lines.size() - 1))),
                wrong(Check.WITNESSES, "NO_CHECKPOINT", "", drop("data/(proofs|log)/[^p].*")),
                wrong(Check.WITNESSES, "WITNESS_BEFORE", "49ee823c", received("2026-03-02T10:30:21Z")),
                wrong(Check.WITNESSES, "WITNESSES_HELD", "15", received("2026-03-02T10:30:20Z")),
                wrong(Check.WITNESSES, "WITNESSES_HELD", "15", received("2026-03-01T10:30:20Z")),
                wrong(Check.WITNESSES, "WITNESS_LATE", "49ee823c", received("2026-03-01T10:30:19Z")));
    }

    private static Stream<Wrong> growth() {
        return Stream.of(
                wrong(Check.CONSISTENCY, "CONSISTENCY_HELD", "16, 48", file -> file),
                wrong(Check.CONSISTENCY, "CHECKPOINT_NAMED_OTHERWISE", "data/log/17.checkpoint",
                        move("data/log/16.checkpoint", "data/log/17.checkpoint")),
                wrong(Check.CONSISTENCY, "FILE_WITHOUT_PLACE", "data/log/1-16.consistency",
                        copy("data/log/16-24.consistency", "data/log/1-16.consistency")),
                wrong(Check.CONSISTENCY, "FILE_WITHOUT_PLACE", "data/log/48-99.consistency",
                        copy("data/log/16-24.consistency", "data/log/48-99.consistency")),
                wrong(Check.CONSISTENCY, "PART_UNREADABLE+GROWTH_MISSING", "48",
                        put("data/log/16-24.consistency", bytes("x\n"))),
                wrong(Check.CONSISTENCY, "PART_UNREADABLE+GROWTH_MISSING", "data/log/16-24.consistency",
                        lines("data/log/16-24.consistency", lines -> List.of(lines.getFirst(), ""))),
                wrong(Check.CONSISTENCY, "PROOF_FAILS+GROWTH_MISSING", "data/log/16-24.consistency",
                        put("data/log/16-24.consistency", new byte[0])),
                wrong(Check.CONSISTENCY, "PROOF_FAILS+GROWTH_MISSING", "24", copy("data/log/32-40.consistency",
                        "data/log/16-24.consistency")),
                wrong(Check.CONSISTENCY, "GROWTH_MISSING", "32", drop("data/log/24-32.consistency")),
                wrong(Check.CONSISTENCY, "PART_UNREADABLE", "data/log/16.checkpoint",
                        put("data/log/16.checkpoint", bytes("x"))),
                wrong(Check.CONSISTENCY, "PROOF_FAILS", "data/log/16.checkpoint",
                        words("data/log/16.checkpoint", "log.example/sample\n16\n", "log.example/sample\n15\n")),
                wrong(Check.CONSISTENCY, "NO_CHECKPOINT", "", drop("data/(proofs|log)/[^p].*")));
    }

    static Stream<Wrong> custody() {
        return Stream.of(chain(), events(), actors(), copies()).flatMap(one -> one);
    }

    private static Stream<Wrong> chain() {
        return Stream.of(
                wrong(Check.CUSTODY_CHAIN, "CUSTODY_HELD", "9, 2026-03-02T10:00:00Z, 2026-05-14T12:00:00Z",
                        file -> file),
                wrong(Check.CUSTODY_CHAIN, "NO_CUSTODY", "", put(CUSTODY, new byte[0])),
                wrong(Check.CUSTODY_CHAIN, "PART_MISSING", CUSTODY, drop(CUSTODY)),
                wrong(Check.CUSTODY_CHAIN, "PART_UNREADABLE", "does not end", file -> file.change(CUSTODY,
                        before -> java.util.Arrays.copyOf(before, before.length - 1))),
                wrong(Check.CUSTODY_CHAIN, "PART_UNREADABLE", CUSTODY, put(CUSTODY, new byte[]{(byte) 0xff, '\n'})),
                wrong(Check.CUSTODY_CHAIN, "CUSTODY_BEGINS_LATE+CUSTODY_NUMBER+CUSTODY_LINK+CUSTODY_LEFT_OUT", "8",
                        lines(CUSTODY, lines -> without(lines, 0))),
                wrong(Check.CUSTODY_CHAIN, "CUSTODY_HELD", "8", lines(CUSTODY, lines -> without(lines, 8))),
                wrong(Check.CUSTODY_CHAIN, "CUSTODY_NUMBER", "9", words(CUSTODY, "\"seq\":9,", "\"seq\":10,")),
                wrong(Check.CUSTODY_CHAIN, "CUSTODY_LINK", "2", words(CUSTODY, "She sent it.", "He sent it.")),
                wrong(Check.CUSTODY_CHAIN, "CUSTODY_TIME", "9", words(CUSTODY, "2026-05-14T12:00:00Z",
                        "2026-03-01T00:00:00Z")),
                wrong(Check.CUSTODY_CHAIN, "PROOF_MISSING", "49ee823c", drop(FIRST_PROOF)));
    }

    private static Stream<Wrong> events() {
        return Stream.of(
                wrong(Check.CUSTODY_EVENTS, "EVENTS_HELD", "9, deposit, access, consent, export, fixity", file -> file),
                wrong(Check.CUSTODY_EVENTS, "EVENT_NOT_IN_CUSTODY", "34e2c1d0",
                        lines(CUSTODY, lines -> without(lines, 8))),
                wrong(Check.CUSTODY_EVENTS, "TWICE", "34e2c1d0", lines(CUSTODY, lines -> {
                    lines.add(lines.getLast());
                    return lines;
                })),
                wrong(Check.CUSTODY_EVENTS, "EVENT_NOT_LOGGED", "9", words(CUSTODY, "2026-05-14T12:00:00Z",
                        "2026-05-14T12:00:01Z")),
                wrong(Check.CUSTODY_EVENTS, "EVENT_NOT_LOGGED+EVENTS_OF_TWO_CASES", "0",
                        drop("data/proofs/[0-9a-f].*")),
                wrong(Check.CUSTODY_EVENTS, "EVENT_NOT_IN_CUSTODY+CUSTODY_BEGINS_LATE", "49ee823c",
                        put(CUSTODY, new byte[0])));
    }

    private static Stream<Wrong> actors() {
        return Stream.of(
                wrong(Check.ACTOR_KEYS, "KEYS_HELD", "2, 7", file -> file),
                wrong(Check.ACTOR_KEYS, "ACTOR_UNKNOWN", "1",
                        words(CUSTODY, "{\"id\":\"de4c82c3-ab42-88cf-9a45-06ae6dbac428\",",
                                "{\"id\":\"" + NOBODY + "\",")),
                wrong(Check.ACTOR_KEYS, "ACTOR_UNKNOWN", "9", words(CUSTODY, "49a14774-caa2-8845-bf66-f0ad63f082b8",
                        NOBODY)),
                wrong(Check.ACTOR_KEYS, "PROOF_MISSING", "directory", drop(DIRECTORY_PROOF)),
                wrong(Check.ACTOR_KEYS, "PART_UNREADABLE", DIRECTORY_PROOF, put(DIRECTORY_PROOF, bytes("x"))),
                wrong(Check.ACTOR_KEYS, "PROOF_FAILS", "directory", copy(FIRST_PROOF, DIRECTORY_PROOF)),
                wrong(Check.ACTOR_KEYS, "PROOF_FAILS+ACTOR_UNKNOWN", "9", lines(DIRECTORY, lines -> without(lines, 6))),
                wrong(Check.ACTOR_KEYS, "PART_UNREADABLE", "no statement", put(DIRECTORY, new byte[0])),
                wrong(Check.ACTOR_KEYS, "PART_UNREADABLE", "begin with a root",
                        lines(DIRECTORY, lines -> without(lines, 0))),
                wrong(Check.ACTOR_KEYS, "PART_UNREADABLE", "Statement 3 is refused",
                        lines(DIRECTORY, lines -> without(lines, 3))),
                wrong(Check.ACTOR_KEYS, "PART_UNREADABLE", "root's signature", words(DIRECTORY,
                        "\"statement\":{", "\"statement\":{\"a\":1,")));
    }

    private static Stream<Wrong> copies() {
        return Stream.of(
                wrong(Check.WORKING_COPIES, "NO_CUSTODY", "", drop(CUSTODY)),
                wrong(Check.WORKING_COPIES, "ORIGINAL_CHANGED", "3",
                        words(CUSTODY, "\"after\":\"125b", "\"after\":\"025b")),
                wrong(Check.WORKING_COPIES, "ORIGINAL_CHANGED", "3", words(CUSTODY, "\"before\":\"125b",
                        "\"before\":\"025b")),
                wrong(Check.RECEIPT, "NOT_RECEIVED_YET", "8", lines(CUSTODY, lines -> without(lines, 8))),
                wrong(Check.RECEIPT, "RECEIPT_NOT_LAST+RELEASED_TO_ANOTHER", "9", lines(CUSTODY, lines -> {
                    lines.add(lines.get(7));
                    return lines;
                })));
    }

    @ParameterizedTest
    @MethodSource("log")
    void ofDepositsProofsAndCheckpoints(Wrong wrong) {
        says(wrong, FinishedDossier.trust());
    }

    @ParameterizedTest
    @MethodSource("custody")
    void ofCustodyAndThoseWhoActed(Wrong wrong) {
        says(wrong, FinishedDossier.trust());
    }

    @Test
    void ofAFileThatIsItsOnlyWitness() {
        Trust own = new Trust(Optional.empty(), Optional.empty(), FinishedDossier.trust().certificates(),
                FinishedDossier.CLOCK);

        says(wrong(Check.LOG_PROOFS, "PROOFS_HELD_BY_OWN_POLICY", "9", file -> file), own);
        says(wrong(Check.ACTOR_KEYS, "KEYS_HELD_BY_OWN_ROOT", "2, 7", file -> file), own);
        for (Check check : List.of(Check.LOG_PROOFS, Check.WITNESSES, Check.CONSISTENCY)) {
            says(wrong(check, "PART_MISSING", "data/log/policy", drop("data/log/policy")), own);
        }
    }

    @Test
    void ofALogAndARootThatTheReaderDoesNotKnow() {
        Trust trust = FinishedDossier.trust();
        Policy alone = policy("log log.example/sample+f86f8105+AUYHizQcT5GtuNftw9LPVxdb7cRfytuNbxtbK2BoO8Wo");
        Policy another = policy(
                "log example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

        says(wrong(Check.WITNESSES, "NO_WITNESS_ASKED", "", file -> file), with(trust, alone));
        says(wrong(Check.LOG_PROOFS, "PROOFS_HELD", "9", file -> file), with(trust, alone));
        says(wrong(Check.LOG_PROOFS, "PROOF_FAILS", "49ee823c", file -> file), with(trust, another));
        says(wrong(Check.CONSISTENCY, "PROOF_FAILS", "data/log/16.checkpoint", file -> file),
                with(trust, another));
        says(wrong(Check.ACTOR_KEYS, "ROOT_NAMES_ANOTHER_LOG+PROOF_FAILS", "directory", file -> file),
                with(trust, another));
        says(wrong(Check.ACTOR_KEYS, "PART_UNREADABLE", DIRECTORY, file -> file),
                new Trust(trust.policy(), Optional.of(STRANGER.verificationKey()), trust.certificates(),
                        trust.clock()));
    }

    private static Policy policy(String log) {
        return Policy.parse(bytes(log + "\nquorum none\n"));
    }

    private static Trust with(Trust trust, Policy policy) {
        return new Trust(Optional.of(policy), trust.root(), trust.certificates(), trust.clock());
    }

    private static void says(Wrong wrong, Trust trust) {
        OpenedUp file = wrong.change.apply(new OpenedUp(FinishedDossier.bytes(Edition.FULL)));
        SayingWhatIsWrong.says(Asked.of(wrong.check, file, trust), wrong.grounds, wrong.about);
    }
}

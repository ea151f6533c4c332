package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.dossier.bag.BagDraft;
import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.signature.AsicManifest;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.CanonicalJson;

/// Checks 36 to 38 and 40: that it opens elsewhere, what was checked before, that it has one form, who received it.
final class FormatChecks {
    static final String STEPS = "data/verify.txt";
    static final String EARLIER = "data/checks.json";
    private static final Pattern STATED = Pattern.compile("(?m)^ +(BackUp [0-9.]+ verifier, SHA-256 [0-9a-f]{64})$");
    private static final Set<String> RESULTS = Set.of("held", "not applicable");

    private FormatChecks() {}

    /// Check 36.
    static Result openFormats(Examination examined) {
        return examined.index().judge(index -> examined.file().part(STEPS, FormatChecks::text).judge(steps -> {
            var grounds = new Grounds();
            for (String command : List.of("sha256sum", "sha512sum", "unzip", "openssl", "HMAC-SHA-256", "tlog-proof")) {
                grounds.require(steps.contains(command), Ground.STEPS_INCOMPLETE, STEPS, command);
            }
            for (Row item : index.items()) {
                grounds.require(item.textOrEmpty("format").matches("[a-z]+/[a-z0-9.+-]+"), Ground.MEMBERS_MISSING,
                        StatedIndex.name(item), "format");
            }
            Set<String> formats = index.items()
                    .stream()
                    .map(item -> item.textOrEmpty("format"))
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
            List<Reason> shown = new ArrayList<>();
            shown.add(Reason.of(Ground.FORMATS_HELD, String.join(", ", formats)));
            shown.addAll(verifier(examined, steps, grounds));
            return grounds.or(new Result.Held(shown));
        }));
    }

    /// The verifier that the file names: in both places the same, and compared with the one that judges now where that
    /// runs from one file. Another one is no fault of the file.
    private static List<Reason> verifier(Examination examined, String steps, Grounds grounds) {
        Optional<String> here = STATED.matcher(steps).results().map(one -> one.group(1)).findFirst();
        Part<Row> earlier = examined.file()
                .part(EARLIER,
                        bytes -> new Row(CanonicalJson.readCanonicalObject(bytes)));
        if (earlier instanceof Part.Read<Row>(Row report)) {
            Optional<String> there = report.text("verifier").filter(text -> text.contains("SHA-256"));
            grounds.require(here.equals(there), Ground.VERIFIER_TOLD_OTHERWISE, STEPS, EARLIER);
        }
        if (here.isEmpty()) {
            return List.of(Reason.of(Ground.VERIFIER_UNSTATED));
        }
        Reason compared = ProgramFile.digest()
                .map(own -> here.get().endsWith(own.hex())
                        ? Reason.of(Ground.VERIFIER_SAME)
                        : Reason.of(Ground.VERIFIER_OTHER, own.hex()))
                .orElse(Reason.of(Ground.VERIFIER_UNCOMPARED));
        return List.of(Reason.of(Ground.VERIFIER_STATED, here.get()), compared);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Check 37.
    static Result checksBeforeSealing(Examination examined) {
        Function<byte[], Row> parser = bytes -> new Row(CanonicalJson.readCanonicalObject(bytes));
        return examined.file().part(EARLIER, parser).judge(report -> {
            var grounds = new Grounds();
            KeepingChecks.complete(grounds, EARLIER, report, List.of("verifier"));
            grounds.require(report.time("made").isPresent(), Ground.MEMBERS_MISSING, EARLIER, "made");
            Set<Long> numbers = new HashSet<>();
            for (Row check : report.rows("checks")) {
                long number = check.number("number").orElse(0L);
                grounds.require(numbers.add(number), Ground.TWICE, number);
                grounds.require(RESULTS.contains(check.textOrEmpty("result")), Ground.FAILED_BEFORE, number);
                KeepingChecks.complete(grounds, EARLIER + " " + number, check, List.of("name", "why"));
            }
            for (Check check : Check.values()) {
                grounds.require(numbers.contains((long) check.number()), Ground.NOT_PUT_BEFORE, check.number());
            }
            grounds.require(numbers.size() == Check.values().length, Ground.NOT_PUT_BEFORE, "40");
            return grounds.orHeld(Ground.CHECKED_BEFORE, report.textOrEmpty("made"), report.textOrEmpty("verifier"));
        });
    }

    /// Check 38. The lists are made anew from the files, and every byte of them compared.
    static Result oneForm(Examination examined) {
        SubmittedFile file = examined.file();
        var draft = new BagDraft();
        try {
            for (String line : DirectoryEvidence.lines(file.bytes("bag-info.txt"))) {
                int colon = line.indexOf(": ");
                if (colon < 0) {
                    return Result.failed(Ground.OTHER_FORM, "bag-info.txt");
                }
                if (!line.startsWith("Payload-Oxum: ")) {
                    draft.say(line.substring(0, colon), line.substring(colon + 2));
                }
            }
            for (String path : file.under("data/")) {
                draft.add(path.substring("data/".length()), () -> file.files().open(path));
            }
            if (file.has(AsicManifest.PATH)) {
                draft.addTag(AsicManifest.PATH, AsicManifest.of(named(file)));
            }
            return compared(file, draft.pack(_ -> {}));
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        } catch (IllegalArgumentException otherForm) {
            return Result.failed(Ground.OTHER_FORM, "bag-info.txt");
        }
    }

    /// What the list of ASiC-E names: every file but `mimetype` and what stands beside it.
    private static NavigableSet<String> named(SubmittedFile file) {
        NavigableSet<String> names = new TreeSet<>(file.files().sizes().keySet());
        names.removeIf(path -> path.equals("mimetype") || path.startsWith("META-INF/"));
        return names;
    }

    private static Result compared(SubmittedFile file, SortedMap<String, BagSource> anew) throws IOException {
        var grounds = new Grounds();
        int lists = 0;
        for (Map.Entry<String, BagSource> one : anew.entrySet()) {
            if (!one.getKey().startsWith("data/")) {
                lists++;
                boolean same = file.has(one.getKey())
                        && Arrays.equals(one.getValue().open().readAllBytes(), file.bytes(one.getKey()));
                grounds.require(same, Ground.OTHER_FORM, one.getKey());
            }
        }
        return grounds.orHeld(Ground.ONE_FORM_HELD, lists);
    }

    private static Optional<String> court(Examination examined) {
        return examined.index() instanceof Part.Read<StatedIndex>(StatedIndex index)
                ? index.sheet().object("recipient").flatMap(one -> one.text("court"))
                : Optional.empty();
    }

    /// Check 40. A file is sealed before anyone can receive it: what it can hold is the release to the recipient. What
    /// the recipient gave back comes from outside.
    static Result receipt(Examination examined) {
        Result released = released(examined);
        Optional<Result> received = examined.receipt().map(receipt -> receipt.judge(examined));
        if (received.isEmpty() || released instanceof Result.Failed) {
            return released;
        }
        if (received.get() instanceof Result.Held && released instanceof Result.Held) {
            return new Result.Held(Stream.of(released, received.get()).flatMap(one -> one.why().stream()).toList());
        }
        return received.get();
    }

    private static Result released(Examination examined) {
        return examined.custody().chain().judge(events -> {
            List<CustodyEvent> exports = events.stream().filter(one -> one.action() == Event.Kind.EXPORT).toList();
            if (exports.isEmpty()) {
                return Result.notApplicable(Ground.NOT_RECEIVED_YET, events.size());
            }
            CustodyEvent last = events.getLast();
            var grounds = new Grounds();
            grounds.require(last.action() == Event.Kind.EXPORT, Ground.RECEIPT_NOT_LAST, exports.getLast().seq());
            Optional<String> court = court(examined);
            grounds.require(last.account().to().isPresent() && last.account().to().equals(court),
                    Ground.RELEASED_TO_ANOTHER, last.seq());
            return grounds.orHeld(Ground.RECEIVED, last.account().to().orElse(""), last.time());
        });
    }
}

package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.wwow.backup.dossier.signature.Signatory;
import org.wwow.backup.dossier.signature.SignatureJudgement;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.SignatureReport;
import org.wwow.backup.dossier.signature.SignatureValidation;
import org.wwow.backup.dossier.signature.TimeStamp;
import org.wwow.backup.sealing.Digest;

/// Checks 12 to 14: who stamped the time, whether the seal lasts, who answers for it.
final class SignatureChecks {
    static final String DOCUMENT = "data/document.pdf";
    private static final String SIGNATURES = "META-INF/signatures.xml";
    private static final String STAMPS = "data/time/";
    private static final List<String> SIGNED = List.of("bag-info.txt", "bagit.txt", "manifest-sha256.txt",
            "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt");

    private SignatureChecks() {}

    /// Check 12.
    static Result timeStamps(Examination examined) {
        SubmittedFile file = examined.file();
        Set<String> stamps = file.under(STAMPS);
        if (stamps.isEmpty()) {
            return Result.failed(Ground.PART_MISSING, STAMPS);
        }
        if (examined.trust().certificates().certificates().isEmpty()) {
            return Result.failed(Ground.NOBODY_TRUSTED);
        }
        var grounds = new Grounds();
        List<Reason> shown = new ArrayList<>();
        Set<String> covered = new TreeSet<>();
        for (String path : stamps) {
            judge(examined, path, grounds).ifPresent(stamp -> {
                covered.add(path.substring(STAMPS.length(), path.length() - ".tsr".length()));
                shown.add(Reason.of(Ground.STAMPED, stamp.time(), accuracy(stamp), stamp.policy(),
                        stamp.authority().name(), stamp.standing().name()));
            });
        }
        Set<String> checkpoints = digests(examined, "data/log/", ".checkpoint");
        Set<String> deposits = digests(examined, DepositEvidence.FOLDER, ".json");
        boolean all = (!checkpoints.isEmpty() && covered.containsAll(checkpoints))
                || (!deposits.isEmpty() && covered.containsAll(deposits));
        grounds.require(all, Ground.UNSTAMPED);
        Set<String> known = digests(examined, "data/", "");
        covered.stream()
                .filter(digest -> !known.contains(digest))
                .forEach(digest -> grounds.fail(Ground.STAMP_WITHOUT_FILE, digest));
        shown.addFirst(Reason.of(Ground.STAMPS_HELD, covered.size()));
        return grounds.or(new Result.Held(shown));
    }

    private static String accuracy(TimeStamp stamp) {
        return stamp.accuracy().map(within -> within.toMillis() + " ms").orElse("—");
    }

    private static Optional<TimeStamp> judge(Examination examined, String path, Grounds grounds) {
        String name = path.substring(STAMPS.length());
        if (!name.matches("[0-9a-f]{64}\\.tsr")) {
            grounds.fail(Ground.FILE_WITHOUT_PLACE, path);
            return Optional.empty();
        }
        try {
            Digest over = Digest.of(HexFormat.of().parseHex(name.substring(0, 64)));
            return Optional.of(TimeStamp.judge(examined.file().bytes(path), over, examined.trust().certificates()));
        } catch (SignatureRefused refused) {
            grounds.fail(Ground.SIGNATURE_REFUSED, path, String.valueOf(refused.getMessage()));
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    private static Set<String> digests(Examination examined, String folder, String ending) {
        Set<String> digests = new TreeSet<>();
        examined.file()
                .under(folder)
                .stream()
                .filter(path -> path.endsWith(ending))
                .forEach(path -> digests.add(examined.digests(path).sha256().hex()));
        return digests;
    }

    /// Check 13.
    static Result level(Examination examined) {
        if (examined.file().refused().isPresent()) {
            return Result.notApplicable(Ground.CONTAINER_UNREAD);
        }
        boolean signed = examined.file()
                .files()
                .sizes()
                .keySet()
                .stream()
                .anyMatch(path -> path
                        .matches("META-INF/[^/]*signatures?[^/]*\\.(xml|p7s)"));
        if (!signed && !examined.file().isDossier()) {
            return Result.notApplicable(Ground.NOT_SIGNED);
        }
        if (examined.trust().certificates().certificates().isEmpty()) {
            return Result.failed(Ground.NOBODY_TRUSTED);
        }
        return judged(examined.seal());
    }

    private static Result judged(Part<SignatureReport> part) {
        return part.judge(report -> {
            var grounds = new Grounds();
            grounds.require(!report.signatures().isEmpty(), Ground.PART_MISSING, SIGNATURES);
            report.signatures()
                    .stream()
                    .filter(one -> !one.lasts())
                    .forEach(one -> grounds.fail(Ground.SIGNATURE_FAILS, one.words()));
            return grounds.orHeld(Ground.SIGNATURE_HELD, report.signatures().size(), report.standing().name());
        });
    }

    /// The seal over a dossier's lists, or every signature of another maker's container.
    static Part<SignatureReport> seal(Examination examined) {
        SubmittedFile file = examined.file();
        var validation = new SignatureValidation(examined.trust().certificates(), examined.trust().clock());
        try {
            if (!file.isDossier()) {
                return new Part.Read<>(validation.container(file.path()));
            }
            if (!file.has(SIGNATURES)) {
                return new Part.Missing<>(SIGNATURES);
            }
            SortedMap<String, byte[]> manifests = new TreeMap<>();
            for (String path : SIGNED) {
                if (!file.has(path)) {
                    return new Part.Missing<>(path);
                }
                manifests.put(path, file.bytes(path));
            }
            return new Part.Read<>(validation.manifests(file.bytes(SIGNATURES), manifests));
        } catch (SignatureRefused refused) {
            return new Part.Unreadable<>(SIGNATURES, String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    /// The signatures in the document.
    static Part<SignatureReport> document(Examination examined) {
        SubmittedFile file = examined.file();
        if (!file.has(DOCUMENT)) {
            return new Part.Missing<>(DOCUMENT);
        }
        try {
            return new Part.Read<>(new SignatureValidation(examined.trust().certificates(), examined.trust().clock())
                    .document(file.bytes(DOCUMENT)));
        } catch (SignatureRefused refused) {
            return new Part.Unreadable<>(DOCUMENT, String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    /// Check 14.
    static Result signers(Examination examined) {
        if (examined.trust().certificates().certificates().isEmpty()) {
            return Result.failed(Ground.NOBODY_TRUSTED);
        }
        return examined.seal().judge(seal -> examined.document().judge(document -> {
            var grounds = new Grounds();
            Optional<Signatory> organisation = one(seal, Signatory.Kind.ORGANISATION);
            Optional<Signatory> lawyer = one(document, Signatory.Kind.PERSON);
            grounds.require(organisation.isPresent(), Ground.NO_SEAL);
            grounds.require(lawyer.isPresent(), Ground.NO_LAWYER);
            boolean apart = !organisation.map(Signatory::key).equals(lawyer.map(Signatory::key));
            grounds.require(apart, Ground.ONE_SIGNER);
            return grounds.orHeld(Ground.SIGNERS_HELD, organisation.map(Signatory::name).orElse(""),
                    organisation.map(one -> one.standing().name()).orElse(""),
                    lawyer.map(Signatory::name).orElse(""), lawyer.map(one -> one.standing().name()).orElse(""));
        }));
    }

    /// The one signatory of a report, if it is of this kind and its signature passes.
    private static Optional<Signatory> one(SignatureReport report, Signatory.Kind kind) {
        return report.signatures().size() == 1
                && report.signatures().getFirst() instanceof SignatureJudgement.Passed(var facts)
                        ? facts.signatory().filter(who -> who.kind() == kind)
                        : Optional.empty();
    }
}

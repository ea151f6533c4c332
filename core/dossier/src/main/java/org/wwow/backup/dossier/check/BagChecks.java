package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.wwow.backup.dossier.bag.BagAlgorithm;
import org.wwow.backup.dossier.bag.BagFinding;
import org.wwow.backup.dossier.bag.BagJudgement;
import org.wwow.backup.dossier.bag.BagRule;
import org.wwow.backup.dossier.bag.BagVersion;
import org.wwow.backup.dossier.container.Container;
import org.wwow.backup.dossier.container.ContainerRefused;

/// Checks 5, 6 and 38: bag, container, and that neither could be written in another way.
final class BagChecks {
    /// What makes the listing wrong, or keeps it from being read: an unread list must not pass for a whole one.
    private static final Set<BagRule> LISTING = EnumSet.of(BagRule.FILE_MISSING, BagRule.FILE_NOT_FETCHED,
            BagRule.FILE_UNLISTED, BagRule.SYSTEM_FILE, BagRule.LISTED_OTHERWISE, BagRule.NOT_A_FILE,
            BagRule.NAMES_COLLIDE, BagRule.MANIFEST_MISSING, BagRule.DECLARATION_MISSING,
            BagRule.DECLARATION_MALFORMED, BagRule.VERSION_UNKNOWN, BagRule.ENCODING_UNKNOWN,
            BagRule.TAG_FILE_UNREADABLE, BagRule.TOO_LONG, BagRule.LINE_MALFORMED, BagRule.ALGORITHM_UNKNOWN);
    private static final Set<BagAlgorithm> OURS = EnumSet.of(BagAlgorithm.SHA256, BagAlgorithm.SHA512);
    private static final List<String> TAG_FILES = List.of("bag-info.txt", "bagit.txt", "manifest-sha256.txt",
            "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt");
    /// Outside the manifests: the container's own.
    private static final Set<String> OF_THE_CONTAINER = Set.of("mimetype", "META-INF/signatures.xml",
            "META-INF/manifest.xml");

    private static final int WARNINGS_TOLD = 20;

    private BagChecks() {}

    /// Check 5.
    static Result bag(Examination examined) {
        if (examined.file().refused().isPresent()) {
            return Result.notApplicable(Ground.CONTAINER_UNREAD);
        }
        if (!examined.file().isBag()) {
            return Result.notApplicable(Ground.NO_BAG);
        }
        BagJudgement bag = examined.bag();
        var grounds = new Grounds();
        boolean dossier = examined.file().isDossier();
        bag.findings()
                .stream()
                .filter(finding -> finding.breaks() || (dossier && finding.rule() != BagRule.TAG_FILE_UNLISTED))
                .forEach(finding -> fail(grounds, finding));
        if (dossier) {
            requireOurForm(examined, bag, grounds);
        }
        return grounds.orHeld(Ground.BAG_HELD, bag.version().map(BagVersion::toString).orElse(""), bag.payloadFiles(),
                bag.payloadBytes());
    }

    /// Check 5 where a bag is all that is asked about: what another maker's is warned of stands beside what holds.
    static Result bagWithWarnings(Examination examined) {
        Result result = bag(examined);
        if (!(result instanceof Result.Held) || examined.file().isDossier()) {
            return result;
        }
        List<Reason> shown = new ArrayList<>(result.why());
        examined.bag()
                .findings()
                .stream()
                .filter(finding -> !finding.breaks())
                .limit(WARNINGS_TOLD)
                .forEach(finding -> shown.add(
                        Reason.of(Ground.BAG_RULE, finding.rule().name(), finding.file(), finding.detail())));
        return new Result.Held(shown);
    }

    private static void requireOurForm(Examination examined, BagJudgement bag, Grounds grounds) {
        grounds.require(bag.version().filter(one -> one.toString().equals("1.0")).isPresent(), Ground.BAG_VERSION);
        grounds.require(bag.algorithms().equals(OURS), Ground.BAG_ALGORITHMS);
        for (String path : TAG_FILES) {
            grounds.require(examined.file().has(path), Ground.PART_MISSING, path);
        }
        grounds.require(!examined.file().has("fetch.txt"), Ground.BAG_FETCHES);
    }

    /// Check 6.
    static Result container(Examination examined) {
        SubmittedFile file = examined.file();
        if (file.refused().isPresent()) {
            return Result.failed(ground(file.refused().get()));
        }
        if (!file.isBag()) {
            return Result.notApplicable(Ground.NO_MANIFESTS);
        }
        var grounds = new Grounds();
        examined.bag()
                .findings()
                .stream()
                .filter(finding -> LISTING.contains(finding.rule()) && (finding.breaks() || file.isDossier()))
                .forEach(finding -> fail(grounds, finding));
        if (!file.isDossier()) {
            return grounds.orHeld(Ground.LISTED_ALL, file.files().sizes().size());
        }
        requireNothingBeside(file, grounds);
        file.container().ifPresent(container -> requireOneForm(container, grounds));
        return grounds.orHeld(file.container().isPresent() ? Ground.CONTAINER_HELD : Ground.FOLDER_HELD,
                file.files().sizes().size());
    }

    /// Beside the payload, a dossier has the six lists and the container's own two files, and no more.
    private static void requireNothingBeside(SubmittedFile file, Grounds grounds) {
        Set<String> beside = new TreeSet<>(file.files().sizes().keySet());
        beside.removeIf(path -> path.startsWith("data/"));
        beside.removeAll(TAG_FILES);
        beside.removeAll(OF_THE_CONTAINER);
        beside.forEach(path -> grounds.fail(Ground.FILE_BESIDE, path));
    }

    private static void requireOneForm(Container container, Grounds grounds) {
        try {
            container.requireCanonical();
            byte[] type = container.open("mimetype").readAllBytes();
            grounds.require(new String(type, java.nio.charset.StandardCharsets.US_ASCII)
                    .equals("application/vnd.etsi.asic-e+zip"), Ground.CONTAINER_TYPE);
        } catch (ContainerRefused refused) {
            grounds.fail(ground(refused.reason()));
        } catch (IOException | NullPointerException unreadable) {
            grounds.fail(Ground.CONTAINER_TYPE);
        }
    }

    private static void fail(Grounds grounds, BagFinding finding) {
        grounds.fail(Ground.BAG_RULE, finding.rule().name(), finding.file(), finding.detail());
    }

    /// Why a container was refused.
    private static Ground ground(ContainerRefused.Reason reason) {
        return switch (reason) {
            case NO_ZIP -> Ground.CONTAINER_NO_ZIP;
            case NOT_CANONICAL -> Ground.CONTAINER_NOT_CANONICAL;
            case DOUBLE_ENTRY -> Ground.CONTAINER_DOUBLE_ENTRY;
            case BAD_PATH -> Ground.CONTAINER_BAD_PATH;
            case TOO_LARGE -> Ground.CONTAINER_TOO_LARGE;
            case METHOD -> Ground.CONTAINER_METHOD;
            case CHECKSUM -> Ground.CONTAINER_CHECKSUM;
        };
    }
}

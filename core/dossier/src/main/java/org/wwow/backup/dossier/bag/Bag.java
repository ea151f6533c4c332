package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Judges bags of any maker (RFC 8493 section 3; drafts 0.93 to 0.97 more leniently, as their own suite expects).
public final class Bag {
    private final BagFiles files;
    private final TagFile.Reading reading;
    private final LongConsumer progress;

    private Bag(BagFiles files, BagLimits limits, LongConsumer progress) {
        this.files = files;
        this.reading = new TagFile.Reading(limits, new BagFindings());
        this.progress = progress;
    }

    /// Judges a bag: every list, every path, every byte.
    ///
    /// @param progress told the bytes read after each piece; it ends the work by throwing
    /// @throws IOException if a file cannot be read
    public static BagJudgement judge(BagFiles files, BagLimits limits, LongConsumer progress) throws IOException {
        return new Bag(files, limits, progress).judgement();
    }

    private BagJudgement judgement() throws IOException {
        files.foreign().forEach(path -> reading.findings().error(BagRule.NOT_A_FILE, path, ""));
        Optional<BagDeclaration> declared = BagDeclaration.read(files, reading);
        var algorithms = new TreeSet<BagAlgorithm>();
        if (declared.isPresent()) {
            List<BagManifest> manifests = manifests(declared.get());
            manifests.stream()
                    .filter(manifest -> !manifest.ofTags())
                    .map(BagManifest::algorithm)
                    .forEach(algorithms::add);
            BagTexts.judgeInfo(files, declared.get(), reading);
            judgeNames(declared.get().version());
            Set<String> elsewhere = BagTexts.elsewhere(files, declared.get(), reading);
            var listing = new BagListing(files, declared.get().version(), elsewhere, reading.findings());
            listing.judge(manifests);
            new BagDigests(files, reading.findings(), progress).judge(listing.expected());
        }
        long bytes = payload().mapToLong(Map.Entry::getValue).sum();
        return new BagJudgement(declared.map(BagDeclaration::version), algorithms, (int) payload().count(), bytes,
                reading.findings().all());
    }

    private Stream<Map.Entry<String, Long>> payload() {
        return files.sizes().entrySet().stream().filter(file -> BagPath.payload(file.getKey()));
    }

    private List<BagManifest> manifests(BagDeclaration declared) throws IOException {
        List<BagManifest> manifests = new ArrayList<>();
        boolean payload = false;
        for (String file : files.sizes().keySet()) {
            if (BagManifest.isOne(file)) {
                payload |= !BagManifest.ofTags(file);
                BagManifest.read(files, file, declared, reading).ifPresent(manifests::add);
            }
        }
        if (!payload) {
            reading.findings().error(BagRule.MANIFEST_MISSING, "", "");
        }
        return manifests;
    }

    /// Two names that one system keeps apart and another takes for one: the bag would lose a file on the way.
    private void judgeNames(BagVersion version) {
        Map<String, String> seen = new HashMap<>();
        for (String path : files.sizes().keySet()) {
            String before = seen.putIfAbsent(BagPath.folded(path), path);
            if (before != null) {
                reading.findings().found(version.strict(), BagRule.NAMES_COLLIDE, path, before);
            }
        }
    }
}

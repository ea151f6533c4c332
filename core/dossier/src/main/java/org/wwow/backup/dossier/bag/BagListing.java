package org.wwow.backup.dossier.bag;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what the manifests list with what is there, and gathers the digests each file must have.
final class BagListing {
    private final BagFiles files;
    private final BagVersion version;
    private final Set<String> elsewhere;
    private final BagFindings findings;
    private final Map<String, String> otherwise = new HashMap<>();
    private final Map<String, Map<BagAlgorithm, byte[]>> expected = new LinkedHashMap<>();

    BagListing(BagFiles files, BagVersion version, Set<String> elsewhere, BagFindings findings) {
        this.files = files;
        this.version = version;
        this.elsewhere = elsewhere;
        this.findings = findings;
        files.sizes().keySet().forEach(path -> otherwise.putIfAbsent(BagPath.folded(path), path));
    }

    void judge(List<BagManifest> manifests) {
        Map<BagManifest, Set<String>> listed = new LinkedHashMap<>();
        for (BagManifest manifest : manifests) {
            Set<String> there = new HashSet<>();
            manifest.digests().forEach((path, digest) -> {
                String file = file(path, manifest.file());
                if (!file.isEmpty()) {
                    there.add(file);
                    expect(file, manifest, digest);
                }
            });
            listed.put(manifest, there);
        }
        files.sizes().keySet().forEach(path -> judgeUnlisted(path, listed));
    }

    /// The digests that each listed file must have, by its path.
    Map<String, Map<BagAlgorithm, byte[]>> expected() {
        return expected;
    }

    /// The file that a listed path means; empty, with a finding, where there is none.
    private String file(String path, String manifest) {
        if (files.sizes().containsKey(path)) {
            return path;
        }
        String other = otherwise.getOrDefault(BagPath.folded(path), "");
        if (!version.strict() && !other.isEmpty()) {
            findings.warning(BagRule.LISTED_OTHERWISE, manifest, path);
            return other;
        }
        if (!version.strict() && BagPath.leftByASystem(path)) {
            findings.warning(BagRule.SYSTEM_FILE, manifest, path);
        } else {
            findings.error(elsewhere.contains(path) ? BagRule.FILE_NOT_FETCHED : BagRule.FILE_MISSING, manifest, path);
        }
        return "";
    }

    private void expect(String file, BagManifest manifest, byte[] digest) {
        byte[] before = expected.computeIfAbsent(file, path -> new EnumMap<>(BagAlgorithm.class))
                .putIfAbsent(manifest.algorithm(), digest);
        // Two spellings of one file in one list, each with bytes of its own: at most one of them can be true.
        if (before != null && !Arrays.equals(before, digest)) {
            findings.error(BagRule.LISTED_TWICE, manifest.file(), file);
        }
    }

    private void judgeUnlisted(String path, Map<BagManifest, Set<String>> listed) {
        if (BagPath.payload(path)) {
            judgeUnlistedPayload(path, listed);
        } else if (!BagManifest.ofTags(path)) {
            listed.forEach((manifest, paths) -> {
                if (manifest.ofTags() && !paths.contains(path)) {
                    findings.warning(BagRule.TAG_FILE_UNLISTED, manifest.file(), path);
                }
            });
        }
    }

    private void judgeUnlistedPayload(String path, Map<BagManifest, Set<String>> listed) {
        List<String> without = listed.entrySet()
                .stream()
                .filter(manifest -> !manifest.getKey().ofTags() && !manifest.getValue().contains(path))
                .map(manifest -> manifest.getKey().file())
                .toList();
        long payloadManifests = listed.keySet().stream().filter(manifest -> !manifest.ofTags()).count();
        if (without.isEmpty() || (!version.strict() && without.size() < payloadManifests)) {
            return;
        }
        boolean left = !version.strict() && BagPath.leftByASystem(path);
        without.forEach(manifest -> findings.found(!left, left ? BagRule.SYSTEM_FILE : BagRule.FILE_UNLISTED, manifest,
                path));
    }
}

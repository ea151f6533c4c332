package org.wwow.backup.dossier.casefolder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.wwow.backup.dossier.casefolder.CaseRefused.Problem;
import org.wwow.backup.sealing.ItemId;

/// What must hold between the rows of a sheet. Every problem is told in one go.
final class SheetRules {
    private final CaseSheet sheet;
    private final List<Problem> problems = new ArrayList<>();

    SheetRules(CaseSheet sheet) {
        this.sheet = sheet;
    }

    List<Problem> problems() {
        numbers();
        identifiers();
        derivatives();
        sources();
        references();
        confidences();
        disclosures();
        consents();
        times();
        return List.copyOf(problems);
    }

    private void refuse(String place, String sentence) {
        problems.add(new Problem(place, sentence));
    }

    /// Numbers run from 1 without a hole; each is an exhibit's or a gap's, never both (check 1).
    private void numbers() {
        if (sheet.languages().isEmpty() || !sheet.languages().stream().allMatch(Codes::isLanguage)) {
            refuse("languages", "names no language, or one that is none (BCP 47).");
        }
        if (sheet.exhibits().isEmpty()) {
            refuse("exhibits", "is empty.");
        }
        List<Integer> order = sheet.exhibits().stream().map(Exhibit::number).toList();
        if (!order.equals(order.stream().sorted().toList())) {
            refuse("exhibits", "are not in the order of their numbers.");
        }
        Set<Integer> taken = new TreeSet<>(order);
        if (taken.size() != order.size()) {
            refuse("exhibits", "has a number twice.");
        }
        sheet.gaps()
                .stream()
                .filter(gap -> !taken.add(gap.number()))
                .findFirst()
                .ifPresent(
                        gap -> refuse("gaps",
                                "explains the number " + gap.number() + ", which is there or explained."));
        int last = taken.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int number = 1; number <= last; number++) {
            if (!taken.contains(number)) {
                refuse("gaps", "does not explain why the number " + number + " is not there.");
            }
        }
    }

    private void identifiers() {
        Set<ItemId> ids = new HashSet<>();
        Set<String> originals = new HashSet<>();
        Set<String> derived = new HashSet<>();
        for (int at = 0; at < sheet.exhibits().size(); at++) {
            Exhibit one = sheet.exhibits().get(at);
            once(ids.add(one.id()), "exhibits[" + at + "].id");
            once(originals.add(one.file()), "exhibits[" + at + "].file");
        }
        for (int at = 0; at < sheet.derivatives().size(); at++) {
            Derivative one = sheet.derivatives().get(at);
            once(ids.add(one.id()), "derivatives[" + at + "].id");
            once(derived.add(one.file()), "derivatives[" + at + "].file");
        }
        Set<ItemId> gone = new HashSet<>();
        for (int at = 0; at < sheet.handling().tombstones().size(); at++) {
            ItemId item = sheet.handling().tombstones().get(at).item();
            if (!gone.add(item) || ids.contains(item)) {
                refuse("tombstones[" + at + "].item", "is there, or was told before.");
            }
        }
    }

    private void once(boolean first, String place) {
        if (!first) {
            refuse(place, "stands elsewhere too.");
        }
    }

    /// Each goes back to an exhibit, by parents that stand before it: so there is no circle.
    private void derivatives() {
        Map<ItemId, Instant> before = new HashMap<>();
        sheet.exhibits().forEach(exhibit -> before.put(exhibit.id(), Instant.MIN));
        for (int at = 0; at < sheet.derivatives().size(); at++) {
            Derivative one = sheet.derivatives().get(at);
            Instant parent = before.get(one.parent());
            if (parent == null) {
                refuse("derivatives[" + at + "].parent", "is no exhibit, and no derivative that stands before.");
            } else if (one.making().time().isBefore(parent)) {
                refuse("derivatives[" + at + "].making.time", "lies before its parent was made.");
            }
            before.put(one.id(), one.making().time());
        }
    }

    private void sources() {
        Set<String> codes = sheet.sources().stream().map(CaseSheet.Source::codeName).collect(Collectors.toSet());
        if (codes.size() != sheet.sources().size()) {
            refuse("sources", "has a code name twice.");
        }
        for (int at = 0; at < sheet.exhibits().size(); at++) {
            if (!codes.contains(sheet.exhibits().get(at).source())) {
                refuse("exhibits[" + at + "].source", "is no code name of the sources.");
            }
        }
        sheet.told()
                .priorAccounts()
                .list()
                .stream()
                .filter(one -> !codes.contains(one.source()))
                .findFirst()
                .ifPresent(
                        one -> refuse("priorAccounts.list", "names a source that is none."));
    }

    private void references() {
        Set<Integer> numbers = sheet.exhibits().stream().map(Exhibit::number).collect(Collectors.toSet());
        for (int at = 0; at < sheet.told().chronology().size(); at++) {
            if (!numbers.containsAll(sheet.told().chronology().get(at).exhibits())) {
                refuse("chronology[" + at + "].exhibits", "names a number that is no exhibit's.");
            }
        }
        if (!sheet.told().exculpatory().found().stream().allMatch(find -> numbers.contains(find.exhibit()))) {
            refuse("exculpatorySearch.found", "names a number that is no exhibit's.");
        }
        boolean unknown = sheet.told()
                .priorAccounts()
                .list()
                .stream()
                .flatMap(one -> one.exhibit().stream())
                .anyMatch(number -> !numbers.contains(number));
        if (unknown) {
            refuse("priorAccounts.list", "names a number that is no exhibit's.");
        }
    }

    /// Privileged talk stays out unless she and a lawyer added it: the one rule that is never bent.
    private void confidences() {
        for (int at = 0; at < sheet.exhibits().size(); at++) {
            if (sheet.exhibits().get(at).confidence().filter(one -> !one.lifted()).isPresent()) {
                refuse("exhibits[" + at + "].confidence",
                        "It was said in confidence, and the reporter and a lawyer did not both add it:"
                                + " leave it out and count it in withheld.");
            }
        }
        Set<Confidence.With> kinds = new HashSet<>();
        if (!sheet.handling().withheld().stream().allMatch(one -> kinds.add(one.kind()))) {
            refuse("withheld", "has a kind twice.");
        }
    }

    private void disclosures() {
        for (int at = 0; at < sheet.exhibits().size(); at++) {
            Exhibit one = sheet.exhibits().get(at);
            if (one.disclosure() == Exhibit.Disclosure.REDACTED && sheet.derivatives()
                    .stream()
                    .noneMatch(made -> made.kind() == Derivative.Kind.REDACTION && made.parent().equals(one.id()))) {
                refuse("exhibits[" + at + "].disclosure", "is redacted, and there is no redaction of it.");
            }
        }
    }

    /// No exhibit without a consent that covers it (check 26).
    private void consents() {
        Set<ItemId> covered = sheet.told()
                .consents()
                .stream()
                .flatMap(one -> one.items().stream())
                .collect(Collectors.toCollection(HashSet::new));
        for (int at = 0; at < sheet.exhibits().size(); at++) {
            if (!covered.remove(sheet.exhibits().get(at).id())) {
                refuse("exhibits[" + at + "].id", "is covered by no consent.");
            }
        }
        if (!covered.isEmpty()) {
            refuse("consents", "covers an item that is no exhibit.");
        }
    }

    /// Nothing is dated after the making of the dossier.
    private void times() {
        late("priorAccounts.asked", sheet.told().priorAccounts().asked());
        late("exculpatorySearch.made", sheet.told().exculpatory().made());
        sheet.told().consents().forEach(one -> late("consents", one.given()));
        sheet.derivatives().forEach(one -> late("derivatives", one.making().time()));
        sheet.handling().clocks().forEach(one -> late("clocks", one.measured()));
        sheet.handling().tombstones().forEach(one -> late("tombstones", one.time()));
        sheet.handling().analysis().forEach(one -> late("analysis", one.making().time()));
        if (sheet.handling().clocks().isEmpty()) {
            refuse("clocks", "is empty: the times of receipt come from a clock.");
        }
        for (Handling.StoredAt stored : sheet.handling().storage()) {
            late("storage", stored.from());
            stored.checks().forEach(check -> late("storage", check.time()));
        }
    }

    private void late(String place, Instant time) {
        if (time.isAfter(sheet.made())) {
            refuse(place, "has a time after the dossier's own.");
        }
    }
}

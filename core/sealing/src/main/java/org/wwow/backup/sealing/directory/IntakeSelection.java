package org.wwow.backup.sealing.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.directory.Directory.Entry;

/// Chooses the statements a reporter's client needs, and no others (protocol section 21): the root; each intake circle
/// from the last statement that two administrators signed; each country; for every signer among them and of the head
/// his own statements and organisation.
final class IntakeSelection {
    private final List<Entry> entries;
    private final Set<Integer> numbers = new TreeSet<>();

    private IntakeSelection(Directory directory) {
        this.entries = directory.entries();
    }

    /// @param headSigners whoever signs the head, which stands after all there is
    static List<Entry> of(Directory directory, Set<VerificationKey> headSigners) {
        var selection = new IntakeSelection(directory);
        if (!selection.entries.isEmpty()) {
            selection.numbers.add(0);
        }
        directory.circles().stream().filter(Circle::isNamedToReporters).forEach(selection::addCircle);
        for (Entry entry : selection.entries) {
            if (entry.statement() instanceof Country country && directory.isCurrent(country)) {
                selection.add(selection.numberOf(entry));
            }
        }
        headSigners.forEach(signer -> selection.addSigner(signer, selection.entries.size()));
        return selection.numbers.stream().map(selection.entries::get).toList();
    }

    /// Whether a head may follow: it lists all of the path, beyond it only statements that introduce somebody (never an
    /// earlier circle, to which nothing may be sealed), and a reporter's client takes all of it.
    static boolean mayPutInForce(Directory directory, Head head, Set<VerificationKey> signers) {
        Set<Digest> listed = new HashSet<>(head.intake());
        List<Entry> path = directory.entries().stream().filter(entry -> listed.contains(entry.digest())).toList();
        List<Entry> needed = of(directory, signers);
        boolean exact = path.size() == listed.size() && path.containsAll(needed)
                && path.stream().allMatch(entry -> needed.contains(entry) || introducesSomebody(entry.statement()));
        return exact && isTaken(directory.pin(), path, head, signers);
    }

    private static boolean isTaken(Pin pin, List<Entry> path, Head head, Set<VerificationKey> signers) {
        var walk = new PathWalk(pin);
        return path.stream().allMatch(entry -> walk.step(entry.statement(), entry.signers()).isEmpty())
                && walk.end(head, signers).isEmpty();
    }

    private static boolean introducesSomebody(DirectoryStatement statement) {
        return switch (statement) {
            case Organisation _,Member _,Administrator _ -> true;
            case Root _,Circle _,Country _,Revocation _,ClientManifest _,Head _ -> false;
        };
    }

    private void addCircle(Circle newest) {
        List<Entry> history = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.statement() instanceof Circle circle && circle.id().equals(newest.id())) {
                if (entry.byTwoAdministrators()) {
                    history.clear();
                }
                history.add(entry);
            }
        }
        for (Entry entry : history) {
            add(numberOf(entry));
            addOrganisation(newest.organisation(), numberOf(entry));
        }
    }

    /// Adds a statement and what its signers stand on; every step goes back in the chain, so it ends.
    private void add(int number) {
        if (numbers.add(number)) {
            entries.get(number).signers().forEach(signer -> addSigner(signer, number));
        }
    }

    private void addSigner(VerificationKey signer, int before) {
        newest(before, entry -> entry.statement() instanceof Member member
                && member.accepted().signing().equals(signer)).ifPresent(entry -> addMember(entry, before));
    }

    private void addMember(Entry admission, int before) {
        if (admission.statement() instanceof Member member) {
            addOrganisation(member.accepted().organisation(), numberOf(admission));
            add(numberOf(admission));
            newest(before, entry -> entry.statement() instanceof Administrator one
                    && one.member().equals(member.id())).ifPresent(office -> add(numberOf(office)));
        }
    }

    private void addOrganisation(OrganisationId id, int before) {
        newest(before, entry -> entry.statement() instanceof Organisation one && one.id().equals(id))
                .ifPresent(organisation -> add(numberOf(organisation)));
    }

    private Optional<Entry> newest(int before, Predicate<Entry> wanted) {
        return entries.subList(0, before).reversed().stream().filter(wanted).findFirst();
    }

    private int numberOf(Entry entry) {
        return Math.toIntExact(entry.statement().position().sequence());
    }
}

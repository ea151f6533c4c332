package org.wwow.backup.server.directory.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Administrator;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Circle;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Country;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Member;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Organisation;
import org.wwow.backup.server.directory.chain.Standing.Entry;

/// The statements a reporter's client needs to trust the intake circles and the countries, and no others (protocol
/// section 21): the root; each intake circle from the last statement two administrators signed; each country; and for
/// every signer on the path his own statements and organisation.
public final class IntakePath {
    private final Standing standing;
    private final Set<Long> numbers = new TreeSet<>();

    private IntakePath(Standing standing) {
        this.standing = standing;
    }

    /// The path of what is in force now, in the order of the chain.
    public static List<Entry> of(Standing standing) {
        var path = new IntakePath(standing);
        if (standing.next() > 0) {
            path.numbers.add(0L);
        }
        for (Circle circle : standing.circles()) {
            if (circle.purposes().contains("intake")) {
                path.addCircle(circle);
            }
        }
        for (Country country : standing.countries()) {
            path.add(country.place().sequence());
        }
        return path.numbers.stream().map(number -> standing.entries().get(number.intValue())).toList();
    }

    /// Whether a list puts exactly this path in force: all of it is there, and of circles and countries nothing else.
    static boolean isListedBy(Standing standing, List<Digest> listed) {
        Set<Digest> missing = new HashSet<>();
        of(standing).forEach(entry -> missing.add(entry.digest()));
        Set<Digest> beyond = new HashSet<>(listed);
        beyond.removeAll(missing);
        missing.removeAll(new HashSet<>(listed));
        return missing.isEmpty() && standing.entries()
                .stream()
                .filter(entry -> beyond.contains(entry.digest()))
                .filter(IntakePath::introducesSomebody)
                .count() == beyond.size();
    }

    private static boolean introducesSomebody(Entry entry) {
        return switch (entry.statement()) {
            case Organisation _,Member _,Administrator _ -> true;
            case DirectoryStatement.Root _,Circle _,Country _,DirectoryStatement.Revocation _,DirectoryStatement.Client _,DirectoryStatement.Head _ ->
                false;
        };
    }

    private void addCircle(Circle newest) {
        List<Entry> history = new ArrayList<>();
        for (Entry entry : standing.entries()) {
            if (entry.statement() instanceof Circle circle && circle.id().equals(newest.id())) {
                if (entry.byTwoAdministrators()) {
                    history.clear();
                }
                history.add(entry);
            }
        }
        history.forEach(entry -> {
            add(entry.sequence());
            if (entry.statement() instanceof Circle circle) {
                addOrganisation(circle.organisation(), entry.sequence());
            }
        });
    }

    /// Adds a statement and what its signers stand on; every step goes back in the chain, so it ends.
    private void add(long sequence) {
        if (!numbers.add(sequence)) {
            return;
        }
        Entry entry = standing.entries().get(Math.toIntExact(sequence));
        for (VerificationKey signer : entry.signers()) {
            addSigner(signer, sequence);
        }
    }

    private void addSigner(VerificationKey signer, long before) {
        Entry admission = newest(before,
                entry -> entry.statement() instanceof Member member && member.signing().equals(signer));
        if (admission == null || !(admission.statement() instanceof Member member)) {
            return;
        }
        addOrganisation(member.organisation(), admission.sequence());
        add(admission.sequence());
        MemberId id = member.id();
        Entry office = newest(before,
                entry -> entry.statement() instanceof Administrator administrator && administrator.member().equals(id));
        if (office != null) {
            add(office.sequence());
        }
    }

    private void addOrganisation(OrganisationId id, long before) {
        Entry organisation = newest(before,
                entry -> entry.statement() instanceof Organisation one && one.id().equals(id));
        if (organisation != null) {
            add(organisation.sequence());
        }
    }

    private @Nullable Entry newest(long before, Predicate<Entry> wanted) {
        for (long at = before - 1; at >= 0; at--) {
            Entry entry = standing.entries().get(Math.toIntExact(at));
            if (wanted.test(entry)) {
                return entry;
            }
        }
        return null;
    }
}

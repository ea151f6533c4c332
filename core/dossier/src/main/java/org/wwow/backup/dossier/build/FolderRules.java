package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseRefused.Problem;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.custody.CustodyGap;
import org.wwow.backup.dossier.custody.LoggedCustody;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.PolicyRefused;
import org.wwow.backup.sealing.Bind;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// What must hold between the files of a case folder before anything is built of it. Every problem is told in one go.
final class FolderRules {
    private final CaseFolder folder;
    private final CaseSheet sheet;
    private final List<Problem> problems = new ArrayList<>();

    private FolderRules(CaseFolder folder) {
        this.folder = folder;
        this.sheet = folder.sheet();
    }

    /// Checks everything but the bytes of exhibits and derivatives.
    ///
    /// @throws CaseRefused with every problem found
    /// @throws IOException if a file cannot be read
    static CaseGrounds check(CaseFolder folder) throws IOException {
        var rules = new FolderRules(folder);
        rules.files();
        CustodyChain custody = folder.custody();
        DirectoryStates directory = DirectoryStates.read(folder.read(CaseFolder.DIRECTORY));
        Policy policy = policy(folder);
        Map<DepositId, DepositRules.Deposited> deposits = new DepositRules(folder, rules.problems).read();
        LoggedCustody ledger = LoggedCustody.check(custody, rules.proofs(custody), policy);
        rules.custody(custody, ledger);
        rules.deposits(custody, ledger, deposits);
        rules.people(custody, directory, deposits);
        new LogRules(folder, policy, rules.problems).check(custody, ledger, directory.root().log());
        rules.end();
        Map<DepositId, DepositStatement> statements = new HashMap<>();
        deposits.forEach((id, deposited) -> statements.put(id, deposited.statement()));
        return new CaseGrounds(custody, ledger, policy, statements, directory);
    }

    /// Reads the bytes of every exhibit and derivative once and compares them with the sheet.
    ///
    /// @return what each file was found to be, by its path in the folder
    /// @throws CaseRefused with every file that is another
    static Map<String, Measured> measure(CaseFolder folder, LongConsumer progress) throws IOException {
        var rules = new FolderRules(folder);
        Map<String, Measured> measured = new HashMap<>();
        for (Exhibit one : folder.sheet().exhibits()) {
            Measured found = Measured.of(folder.original(one), progress);
            var said = new Measured(one.original().length(), one.original().sha256(), one.original().sha512());
            if (!found.equals(said)) {
                rules.refuse(CaseFolder.ORIGINALS + one.file(), "is not what the sheet and the deposit say.");
            }
            measured.put(CaseFolder.ORIGINALS + one.file(), found);
        }
        for (Derivative one : folder.sheet().derivatives()) {
            Measured found = Measured.of(folder.derivative(one), progress);
            if (!found.sha256().equals(one.sha256())) {
                rules.refuse(CaseFolder.DERIVATIVES + one.file(), "is not what the sheet says.");
            }
            measured.put(CaseFolder.DERIVATIVES + one.file(), found);
        }
        Set<Digest> known = measured.values().stream().map(Measured::sha256).collect(Collectors.toSet());
        if (!folder.sheet().handling().analysis().stream().allMatch(step -> known.containsAll(step.inputs()))) {
            rules.refuse("analysis", "names an input that is no file of the case.");
        }
        rules.end();
        return Map.copyOf(measured);
    }

    private void refuse(String place, String sentence) {
        problems.add(new Problem(place, sentence));
    }

    private void end() {
        if (!problems.isEmpty()) {
            throw new CaseRefused(problems);
        }
    }

    /// Each file is named, and each name has its file: a file nobody names would be lost without a word.
    private void files() {
        same(CaseFolder.ORIGINALS, sheet.exhibits().stream().map(Exhibit::file));
        same(CaseFolder.DERIVATIVES, sheet.derivatives().stream().map(Derivative::file));
        Stream.of(CaseFolder.DIRECTORY, CustodyChain.FILE, CaseFolder.LOG + "policy")
                .filter(path -> !folder.has(path))
                .forEach(path -> refuse(path, "is missing."));
        end();
    }

    private void same(String in, Stream<String> named) {
        Set<String> expected = named.collect(Collectors.toSet());
        List<String> there = folder.in(in);
        there.stream()
                .filter(name -> !expected.contains(name))
                .forEach(
                        name -> refuse(in + name, "is named by nothing in the sheet."));
        expected.stream()
                .filter(name -> !there.contains(name))
                .sorted()
                .forEach(
                        name -> refuse(in + name, "is missing."));
    }

    private static Policy policy(CaseFolder folder) throws IOException {
        try {
            return Policy.parse(folder.read(CaseFolder.LOG + "policy"));
        } catch (PolicyRefused refused) {
            throw new CaseRefused(CaseFolder.LOG + "policy", String.valueOf(refused.getMessage()));
        }
    }

    private Function<EventId, Optional<byte[]>> proofs(CustodyChain custody) throws IOException {
        Map<EventId, byte[]> proofs = new HashMap<>();
        for (CustodyEvent event : custody.events()) {
            String path = CaseFolder.PROOFS + event.id().text() + ".tlog-proof";
            if (folder.has(path)) {
                proofs.put(event.id(), folder.read(path));
            }
        }
        long others = folder.in(CaseFolder.PROOFS)
                .stream()
                .filter(name -> !name.equals(CaseFolder.DIRECTORY_PROOF))
                .count();
        if (others != proofs.size()) {
            refuse(CaseFolder.PROOFS, "has a proof of an event that the custody does not tell.");
        }
        return id -> Optional.ofNullable(proofs.get(id));
    }

    private void custody(CustodyChain custody, LoggedCustody ledger) {
        Stream.concat(custody.gaps(sheet.made()).stream(), ledger.gaps().stream())
                .filter(gap -> gap.kind().breaks())
                .forEach(gap -> refuse(CustodyChain.FILE + ", event " + gap.seq(), sentence(gap.kind())));
        ledger.failures()
                .forEach(failure -> {
                    refuse(CustodyChain.FILE + ", event " + failure.event().text(), failure.why());
                });
        if (custody.events().getLast().time().isAfter(sheet.made())) {
            refuse(CustodyChain.FILE, "tells of something after the dossier's own time.");
        }
        if (custody.events().stream().noneMatch(event -> event.action() == Event.Kind.EXPORT)) {
            refuse(CustodyChain.FILE, "does not tell that the case is exported.");
        }
    }

    private static String sentence(CustodyGap.Kind kind) {
        return switch (kind) {
            case NUMBER -> "A number is left out or stands twice.";
            case LINK -> "It does not name the line before it.";
            case TIME -> "Its time is before that of the line before.";
            case LEDGER -> "The ledger knows an event before it that is not told.";
            case FIXITY -> "No look at whether the bytes are the same for more than a month.";
        };
    }

    /// Each deposit is an event whose digest in the ledger is the statement's (check 8).
    private void deposits(CustodyChain custody, LoggedCustody ledger, Map<DepositId, DepositRules.Deposited> deposits) {
        Map<UUID, CustodyEvent> told = new HashMap<>();
        custody.events()
                .stream()
                .filter(event -> event.action() == Event.Kind.DEPOSIT)
                .forEach(event -> told.putIfAbsent(event.item(), event));
        deposits.forEach((id, deposited) -> {
            CustodyEvent event = told.get(id.uuid());
            if (event == null) {
                refuse(CaseFolder.DEPOSITS + id.text() + ".json", "is no event of the custody.");
                return;
            }
            ledger.proven(event.id()).map(proven -> proven.receipt().event()).ifPresent(logged -> {
                boolean same = logged.digest().equals(Optional.of(deposited.digest()))
                        && logged.instance().equals(deposited.statement().instance())
                        && logged.ofCase().equals(deposited.statement().inCase());
                if (!same) {
                    refuse(CaseFolder.DEPOSITS + id.text() + ".json", "is another than the one in the ledger.");
                }
            });
        });
        // The one that is left out may be the one that takes back (check 26).
        CustodyEvent.answers(custody.events())
                .stream()
                .filter(event -> !deposits.containsKey(new DepositId(event.item())))
                .forEach(event -> refuse(CustodyChain.FILE + ", event " + event.seq(),
                        "It tells of an answer whose signed statement is not in the folder."));
        for (int at = 0; at < sheet.exhibits().size(); at++) {
            bound(sheet.exhibits().get(at), "exhibits[" + at + "]", deposits);
        }
        for (int at = 0; at < sheet.told().consents().size(); at++) {
            if (!deposits.containsKey(sheet.told().consents().get(at).deposit())) {
                refuse("consents[" + at + "].deposit", "has no signed statement in the folder.");
            }
        }
    }

    /// The signed `bind` opens to exactly these bytes: so the exhibit is what was deposited (check 2).
    private void bound(Exhibit exhibit, String place, Map<DepositId, DepositRules.Deposited> deposits) {
        DepositRules.Deposited deposited = deposits.get(exhibit.deposit());
        if (deposited == null) {
            refuse(place + ".deposit", "has no signed statement in the folder.");
            return;
        }
        boolean holds = deposited.statement()
                .items()
                .stream()
                .filter(item -> item.id().equals(exhibit.id()))
                .anyMatch(item -> Bind.holds(item.bind(), exhibit.opener(), exhibit.original().sha256()));
        if (!holds) {
            refuse(place, "The deposit signed no such item, or other bytes.");
        }
    }

    /// Who acted was a member at the time (check 20); lawyer and organisation are those of the network.
    private void people(CustodyChain custody, DirectoryStates directory,
            Map<DepositId, DepositRules.Deposited> deposits) {
        for (CustodyEvent event : custody.events()) {
            Stream.concat(Stream.of(event.actor()), event.second().stream())
                    .filter(actor -> actor.kind() == Event.ActorKind.MEMBER)
                    .filter(actor -> directory.at(event.time())
                            .member(new MemberId(actor.id().orElseThrow()), event.time())
                            .isEmpty())
                    .forEach(actor -> refuse(CustodyChain.FILE + ", event " + event.seq(),
                            "Who acted was no member in force at the time."));
        }
        var now = directory.at(sheet.made());
        if (now.member(sheet.parties().lawyer().id(), sheet.made()).isEmpty()) {
            refuse("lawyer.id", "is no member in force.");
        }
        if (now.organisation(sheet.parties().organisation().id()).isEmpty()) {
            refuse("organisation.id", "is no organisation in force.");
        }
        if (!deposits.values()
                .stream()
                .allMatch(
                        one -> one.statement().instance().equals(directory.root().position().instance()))) {
            refuse(CaseFolder.DIRECTORY, "is that of another network than the deposits'.");
        }
    }
}

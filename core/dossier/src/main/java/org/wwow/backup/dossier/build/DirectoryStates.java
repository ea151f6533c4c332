package org.wwow.backup.dossier.build;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.directory.Directory;
import org.wwow.backup.sealing.directory.DirectoryStatement;
import org.wwow.backup.sealing.directory.Pin;
import org.wwow.backup.sealing.directory.Root;

/// The network's directory as it stood at each time (check 20): a member who was revoked later acted rightly before.
public final class DirectoryStates {
    private static final int MAX_LINES = 5_000;

    private final List<State> states;
    private final Root root;

    private record State(Instant from, Directory directory) {}

    private DirectoryStates(List<State> states, Root root) {
        this.states = List.copyOf(states);
        this.root = root;
    }

    /// Reads `directory.jsonl`: one envelope a line, in the order of the chain. It is pinned to its own first statement,
    /// whose root key the dossier's cover shows: whoever knows the key compares it there.
    ///
    /// @throws CaseRefused naming the line
    public static DirectoryStates read(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        if (!text.endsWith("\n") || text.length() == 1) {
            throw new CaseRefused(CaseFolder.DIRECTORY, "has no statement, or its last line has no end.");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() > MAX_LINES) {
            throw new CaseRefused(CaseFolder.DIRECTORY, "has more than " + MAX_LINES + " statements.");
        }
        List<State> states = new ArrayList<>();
        Root root = root(envelope(lines.getFirst(), 1));
        Directory directory = Directory.empty(new Pin(root.position().instance(), root.key(), root.log()));
        for (int at = 0; at < lines.size(); at++) {
            directory = switch (directory.append(envelope(lines.get(at), at + 1))) {
                case Directory.Accepted(Directory larger) -> larger;
                case Directory.Refused(var refusal) ->
                    throw new CaseRefused(CaseFolder.DIRECTORY + ", line " + (at + 1),
                            "The directory does not take this statement: " + refusal + ".");
            };
            states.add(new State(directory.entries().getLast().statement().position().issued(), directory));
        }
        return new DirectoryStates(states, root);
    }

    private static Envelope envelope(String line, int number) {
        try {
            return Envelope.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (FormRefused refused) {
            throw new CaseRefused(CaseFolder.DIRECTORY + ", line " + number, refused.getMessage() + ".");
        }
    }

    private static Root root(Envelope envelope) {
        try {
            if (envelope.verify()
                    .map(one -> DirectoryStatement.read(one, envelope.instance()))
                    .orElse(null) instanceof Root root) {
                return root;
            }
        } catch (FormRefused refused) {
            // Said below: whatever it is, it is no root.
        }
        throw new CaseRefused(CaseFolder.DIRECTORY + ", line 1", "is no statement of a root, signed.");
    }

    /// The first statement: instance, root key, log.
    public Root root() {
        return root;
    }

    /// The directory as it stood then; the empty one's first state before all statements.
    public Directory at(Instant time) {
        Directory standing = Directory.empty(states.getFirst().directory().pin());
        for (State state : states) {
            if (state.from().isAfter(time)) {
                return standing;
            }
            standing = state.directory();
        }
        return standing;
    }
}

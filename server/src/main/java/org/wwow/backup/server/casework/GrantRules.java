package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Reader;

/// The table of protocol section 6, read from `domain/compartments.json`, which the browsers read as well: who may be
/// granted a compartment, and which answers of hers that needs.
public record GrantRules(List<Row> rows) {
    private static final int MAX = 64;
    private static final String CONVERSATION = "conversation";
    private static final String NAMED = "named";

    /// Copies the rows.
    public GrantRules {
        rows = List.copyOf(rows);
    }

    /// One line of the table; all of `needs` at once.
    ///
    /// @param reporterGrants only her own client makes such a grant
    /// @param oneReader one such reader at a time
    public record Row(String name, Set<String> compartments, Set<String> readers, Set<Purpose> needs,
            boolean reporterGrants, boolean oneReader) {
        /// Copies the sets.
        public Row {
            compartments = Set.copyOf(compartments);
            readers = Set.copyOf(readers);
            needs = Set.copyOf(needs);
        }

        boolean isNamed() {
            return readers.contains(NAMED);
        }

        private boolean fits(Compartment compartment, GrantReader reader) {
            return compartments.contains(kind(compartment))
                    && (isNamed() || readers.stream().anyMatch(reader.classes()::contains));
        }

        private boolean holds(Consents consents, GrantReader reader, Instant now) {
            return needs.stream().allMatch(purpose -> consents.allow(purpose, reader, isNamed(), now));
        }
    }

    /// A member and the reader through which the member reads: himself or a circle of his.
    public record Viewer(Readership.Member member, GrantReader reader) {}

    /// Reads the table.
    ///
    /// @throws FormRefused if the file is not in its form
    public static GrantRules read(byte[] json) {
        return Members.read(CanonicalJson.read(json), members -> {
            members.exactly("id", "compartments");
            List.of("version", "source", "purposes", "readers", "compartments").forEach(members::value);
            return new GrantRules(members.objects("gate", MAX, GrantRules::row));
        });
    }

    /// The rows by which this reader may hold this compartment now.
    public List<Row> rowsFor(Compartment compartment, GrantReader reader, Consents consents, Instant now) {
        return rows.stream()
                .filter(row -> row.fits(compartment, reader))
                .filter(row -> row.holds(consents, reader, now))
                .toList();
    }

    /// Whether this reader may hold this compartment now. She herself reads all but her helpers' work product.
    public boolean mayHold(Compartment compartment, GrantReader reader, Consents consents, Instant now) {
        return reader.reader().kind() == Reader.Kind.REPORTER
                ? compartment.isGrantedToTheReporter()
                : !rowsFor(compartment, reader, consents, now).isEmpty();
    }

    /// Whether this member may read through this reader now: as [#mayHold], and not excluded himself.
    public boolean mayRead(Compartment compartment, Viewer viewer, Consents consents, Instant now) {
        return rowsFor(compartment, viewer.reader(), consents, now).stream()
                .anyMatch(row -> row.needs()
                        .stream()
                        .noneMatch(purpose -> consents.exclude(purpose, viewer.member())));
    }

    /// The row by which a grant of this reader could be made, by her or by a member.
    public Optional<Row> rowForGrant(Compartment compartment, GrantReader reader, boolean byReporter,
            ConsentsNow consents) {
        return rowsFor(compartment, reader, consents.consents(), consents.now()).stream()
                .filter(row -> byReporter || !row.reporterGrants())
                .findFirst();
    }

    /// Her answers at one moment.
    public record ConsentsNow(Consents consents, Instant now) {}

    private static String kind(Compartment compartment) {
        return compartment.isConversation() ? CONVERSATION : compartment.name();
    }

    private static Row row(Members members) {
        return new Row(members.text("row", MAX), texts(members, "compartments", Function.identity()),
                texts(members, "readers", Function.identity()), texts(members, "needs", Purpose::of),
                !texts(members, "granted_by", Function.identity()).contains("member"),
                members.optional("one_reader", m -> m.truth("one_reader")).orElse(false));
    }

    private static <T> Set<T> texts(Members members, String name, Function<String, T> type) {
        return members.list(name, MAX, value -> type.apply(text(value, name)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(JsonValue value, String name) {
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw new FormRefused(FormRefused.Reason.WRONG_KIND, name);
    }
}

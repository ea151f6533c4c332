package org.wwow.backup.dossier.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Corrections;
import org.wwow.backup.sealing.Document;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Which exhibit corrects which (docs/protocol/20-bodies.md, corrections): whoever reads what a person told first must
/// learn that she corrected it, and the other way round.
///
/// It is read from the deposited bytes, which her key signed, by the rule of [Corrections]. Nobody is asked, and nothing
/// that a member wrote counts.
public final class Correcting {
    /// The member of the index.
    public static final String NAME = "corrects";
    /// A document, and the file that it describes.
    static final int MOST = 2;
    /// A document has at most 1 MiB (protocol section 5); what is longer is a file.
    private static final int LONGEST = 1 << 20;

    private final Map<ItemId, Integer> numbers = new HashMap<>();
    private final Map<Integer, Document> documents = new HashMap<>();
    private final Map<Integer, ItemId> unseen = new HashMap<>();

    /// Of no exhibit yet.
    public Correcting() {
        // Each is told in turn: to know what one corrects, all must be known.
    }

    /// An exhibit of the file whose original lies here.
    ///
    /// @param item under which it was deposited
    /// @param ofCase whose deposit brought it: what is of another case is no document of this one
    /// @throws IOException if the original cannot be read
    public void seen(int number, ItemId item, CaseId ofCase, BagSource original) throws IOException {
        numbers.put(item, number);
        document(original).filter(one -> one.item().equals(item) && one.epoch().caseId().equals(ofCase))
                .ifPresent(one -> documents.put(number, one));
    }

    /// An exhibit of the file whose original does not lie here: what it is cannot be known.
    public void unseen(int number, ItemId item) {
        numbers.put(item, number);
        unseen.put(number, item);
    }

    /// Whether that is what an exhibit corrects, as far as its original and that of the first lie here.
    ///
    /// @param said as [#by] gives it
    public boolean fits(int number, Optional<List<Integer>> said) {
        Optional<Integer> first = named(number).map(numbers::get);
        if (unseen.containsKey(number)) {
            return true;
        }
        if (first.filter(unseen::containsKey).isPresent()) {
            return said.isEmpty() || said.get().stream().findFirst().equals(first);
        }
        return by(number).equals(said);
    }

    /// The numbers of what an exhibit corrects: the document it names and, where that describes a file which is an
    /// exhibit too, that file. An empty list where it names something that is not in the file; empty where it corrects
    /// nothing.
    public Optional<List<Integer>> by(int number) {
        Optional<ItemId> named = named(number);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Integer first = numbers.get(named.get());
        if (first == null) {
            return Optional.of(List.of());
        }
        Document one = Optional.ofNullable(documents.get(number)).orElseThrow();
        return Optional.ofNullable(documents.get(first))
                .flatMap(told -> Corrections.correctedBy(one, List.of(told)))
                .map(told -> {
                    List<Integer> corrected = new ArrayList<>(List.of(first));
                    described(told).filter(file -> !file.equals(first) && file != number).ifPresent(corrected::add);
                    return List.copyOf(corrected);
                });
    }

    private Optional<ItemId> named(int number) {
        return Optional.ofNullable(documents.get(number)).flatMap(Corrections::namedBy);
    }

    private Optional<Integer> described(Document told) {
        if (told.kind() != DocumentKind.EXHIBIT) {
            return Optional.empty();
        }
        Optional<JsonValue> item = told.body().member("item");
        return numbers.entrySet()
                .stream()
                .filter(one -> item.filter(new JsonText(one.getKey().text())::equals).isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The document that these bytes are, if they are one as its author alone signed it.
    private static Optional<Document> document(BagSource original) throws IOException {
        try (InputStream bytes = original.open()) {
            int first = bytes.read();
            byte[] rest = first == '{' ? bytes.readNBytes(LONGEST) : new byte[0];
            if (rest.length == 0 || rest.length == LONGEST) {
                return Optional.empty();
            }
            byte[] all = new byte[rest.length + 1];
            all[0] = (byte) first;
            System.arraycopy(rest, 0, all, 1, rest.length);
            return Envelope.read(all).verify().map(Document::unsealed);
        } catch (FormRefused noDocument) {
            return Optional.empty();
        }
    }
}

package org.wwow.backup.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;

/// `java -jar verifier.jar …`: exit 0 it holds, 1 it does not, 2 wrong use.
///
/// Reads files and prints sentences; opens no connection, and writes no file but the report it is asked for.
public final class Verifier {
    private static final Set<String> JUDGED = Set.of("dossier", "bag", "receipt");
    private static final String HELP = """
            Checks judicial files, bags, and proofs of a tlog-tiles log, offline.

              dossier FILE [--policy POLICY] [--root KEY] [--trust CERTIFICATES]… [--receipt FILE.p7s] [MORE]
                  the forty checks of a dossier; of any bag or ASiC-E container, those that apply;
                  with a receipt, the recipient's detached CAdES signature over the whole file, check 40 judges it
              bag FILE [MORE]
                  checks 5 and 6 of any BagIt bag, in a folder or a zip
              receipt FILE.tlog-proof --policy POLICY [--entry FILE | --leaf HEX] [MORE]
                  checks 9 and 10: the entry stands in a log that the policy takes (C2SP tlog-proof,
                  tlog-policy); without entry or leaf, the receipt of a BackUp event is rebuilt from itself
              MORE: [--at TIME] [--language en|fr|ar|uk] [--json] [--report NEW-FILE.pdf]
              note FILE --vkey KEY [--vkey KEY]…
                  the signatures of a signed note (Ed25519, cosignatures, ML-DSA-44)
              consistency OLD-CHECKPOINT NEW-CHECKPOINT PROOF --vkey KEY [--vkey KEY]…
                  the newer tree begins with all of the older; PROOF has one base64 hash a line
              log DIR [--vkey KEY]…
                  every tile and the root follow from the entries

            Exit 0: it holds. Exit 1: it does not. Exit 2: wrong use.
            """;

    private Verifier() {}

    /// Checks what the words name and ends the process.
    public static void main(String[] words) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out, err));
    }

    /// Checks what the words name.
    ///
    /// @return the exit code
    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty() || words.contains("--help") || words.getFirst().equals("help")) {
            out.print(HELP);
            return 0;
        }
        try {
            Words asked = Words.of(words);
            if (JUDGED.contains(asked.command())) {
                return Judgement.of(asked, out);
            }
            for (String sentence : check(asked)) {
                out.println(sentence);
            }
            return 0;
        } catch (Words.Wrong wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (FileAlreadyExistsException there) {
            err.println("The file " + there.getFile() + " already exists.");
            return 2;
        } catch (NoSuchFileException missing) {
            err.println("There is no file " + missing.getFile() + ".");
            return 2;
        } catch (IOException unreadable) {
            err.println("A file could not be read or written: " + unreadable.getMessage());
            return 2;
        } catch (RuntimeException refused) {
            err.println("It does not hold: " + refused.getMessage());
            return 1;
        }
    }

    private static List<String> check(Words words) throws IOException {
        return switch (words.command()) {
            case "note" -> Checks.note(words);
            case "consistency" -> Checks.consistency(words);
            case "log" -> Checks.log(words);
            default -> throw new Words.Wrong("There is no check called so; see --help.");
        };
    }
}

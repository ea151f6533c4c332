package org.wwow.backup.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

import org.wwow.backup.dossier.build.StatedVerifier;
import org.wwow.backup.dossier.verification.Reader;
import org.wwow.backup.dossier.verification.Unusable;
import org.wwow.backup.dossier.verification.Verification;
import org.wwow.backup.dossier.verification.VerifyingProgram;
import org.wwow.backup.ledger.MerkleHash;

/// The numbered checks of a dossier, a bag or a receipt.
final class Judgement {
    private static final VerifyingProgram PROGRAM = VerifyingProgram.running(StatedVerifier.NAME);

    private Judgement() {}

    /// Tells each check with its result and why, and writes the report where one is asked for.
    ///
    /// @return 0 where none failed, 1 where one did
    static int of(Words words, PrintStream out) throws IOException {
        try {
            Verification.Question question = question(words);
            Path file = Path.of(words.file(0, 1));
            Reader reader = Reader.of(new Reader.Given(words.once("--policy").map(Path::of), words.once("--root"),
                    words.all("--trust").stream().map(Path::of).toList(), words.once("--at")), Clock.systemUTC());
            var telling = Verification.Telling.of(words.once("--language").orElse("en"), words.has("--json"),
                    words.once("--report").map(Path::of), PROGRAM);
            return Verification.of(file, reader, question).tell(telling, out::println) ? 0 : 1;
        } catch (Unusable wrong) {
            throw new Words.Wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private static Verification.Question question(Words words) throws IOException, Unusable {
        return switch (words.command()) {
            case "bag" -> Verification.BAG;
            case "receipt" -> {
                if (words.once("--policy").isEmpty()) {
                    throw new Words.Wrong("A receipt needs --policy.");
                }
                yield Verification.receipt(leaf(words));
            }
            default -> {
                Optional<String> receipt = words.once("--receipt");
                yield receipt.isEmpty() ? Verification.DOSSIER : Verification.received(Path.of(receipt.get()));
            }
        };
    }

    private static Optional<MerkleHash> leaf(Words words) throws IOException, Unusable {
        Optional<String> entry = words.once("--entry");
        Optional<String> leaf = words.once("--leaf");
        if (entry.isPresent() && leaf.isPresent()) {
            throw new Words.Wrong("Give --entry or --leaf, not both.");
        }
        if (entry.isPresent()) {
            return Optional.of(Verification.entry(Path.of(entry.get())));
        }
        return leaf.map(Judgement::hex)
                .map(bytes -> bytes.length == MerkleHash.BYTES ? MerkleHash.of(bytes) : MerkleHash.ofLeaf(bytes));
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException notHex) {
            throw new Words.Wrong("--leaf takes hexadecimal digits, two a byte.");
        }
    }
}

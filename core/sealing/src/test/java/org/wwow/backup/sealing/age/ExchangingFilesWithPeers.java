package org.wwow.backup.sealing.age;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.Vectors;

import static org.assertj.core.api.Assertions.assertThat;

/// Two other implementations, where they are installed: the npm package that browsers use, and the age command.
class ExchangingFilesWithPeers {
    private static final String SEAL_OR_OPEN = """
            import * as age from "age-encryption"; import fs from "node:fs";
            const [how, key, from, to] = process.argv.slice(1);
            const file = fs.readFileSync(from);
            if (how === "seal") { const e = new age.Encrypter(); e.addRecipient(key);
              fs.writeFileSync(to, await e.encrypt(file)); }
            else { const d = new age.Decrypter(); d.addIdentity(key); fs.writeFileSync(to, await d.decrypt(file)); }
            """;

    @TempDir
    private Path folder;
    private final HybridKey key = HybridKey.draw(new SecureRandom());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 200_000})
    void opensWhatTheBrowserSealedAndTheOtherWayRound(int length) throws IOException, InterruptedException {
        Path web = Vectors.folder().resolveSibling("web").toAbsolutePath();
        Assumptions.assumeTrue(Files.isDirectory(web.resolve("node_modules/age-encryption")) && isInstalled("node"),
                "age-encryption or node is not installed: nobody else's word is asked for");
        byte[] content = content(length);
        Path plain = Files.write(folder.resolve("plain"), content);
        Path ours = Files.write(folder.resolve("ours"),
                Age.seal(content, List.of(key.recipient()), new SecureRandom()));
        Path theirs = folder.resolve("theirs");
        Path opened = folder.resolve("opened");

        run(web, "node", "--input-type=module", "-e", SEAL_OR_OPEN, "seal", key.recipient().text(), plain.toString(),
                theirs.toString());
        run(web, "node", "--input-type=module", "-e", SEAL_OR_OPEN, "open", key.revealText(), ours.toString(),
                opened.toString());

        assertThat(Files.readAllBytes(opened)).isEqualTo(content);
        assertThat(Age.open(Files.readAllBytes(theirs), List.of(key), length)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 200_000})
    void opensWhatTheAgeCommandSealedForAClassicKey(int length) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled("age"), "age is not installed: nobody else's word is asked for");
        byte[] scalar = key.revealSeed();
        byte[] publicKey = new byte[32];
        X25519.scalarMultBase(scalar, 0, publicKey, 0);
        OpeningKey classic = OpeningKey.read(Bech32.encode(ClassicKey.PREFIX, scalar).toUpperCase(Locale.ROOT));
        Path plain = Files.write(folder.resolve("plain"), content(length));

        for (String armor : List.of("--encrypt", "--armor")) {
            Path sealed = folder.resolve("sealed" + armor);
            run(folder, "age", armor, "-r", Bech32.encode("age", publicKey), "-o", sealed.toString(), plain.toString());
            assertThat(Age.open(Files.readAllBytes(sealed), List.of(classic), length)).isEqualTo(content(length));
        }
    }

    private void run(Path where, String... words) throws IOException, InterruptedException {
        File said = folder.resolve("said").toFile();
        Process process = new ProcessBuilder(words).directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        assertThat(process.waitFor()).as(() -> read(said)).isZero();
    }

    private static String read(File said) {
        try {
            return Files.readString(said.toPath(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static boolean isInstalled(String command) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new SplittableRandom(length).nextBytes(content);
        return content;
    }
}

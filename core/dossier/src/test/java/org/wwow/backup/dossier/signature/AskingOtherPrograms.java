package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;
import static org.wwow.backup.dossier.signature.TestSigning.MANIFESTS;
import static org.wwow.backup.dossier.signature.TestSigning.SEALED;
import static org.wwow.backup.dossier.signature.TestSigning.STRANGER;

/// What openssl and xmlsec1, which know nothing of us, say of tokens and signatures. Skipped only where they are not
/// installed; the launcher installs both where it may.
class AskingOtherPrograms {
    private static final Pattern TOKEN = Pattern.compile("EncapsulatedTimeStamp Id=\"[^\"]+\">([^<]+)<");
    private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903/v1.3.2#:SignedProperties";

    @TempDir
    private Path folder;
    private final byte[] data = "bytes".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void write() throws IOException {
        AUTHORITY.write(folder.resolve("authority"), "words".toCharArray());
        STRANGER.write(folder.resolve("stranger"), "words".toCharArray());
        for (Map.Entry<String, byte[]> file : MANIFESTS.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve("data"), data);
        Files.write(folder.resolve("signatures.xml"), SEALED.file());
    }

    @Test
    void opensslBelievesAResponse() throws Exception {
        Files.write(folder.resolve("data.tsr"), response());

        assertThat(openssl("ts", "-verify", "-data", "data", "-in", "data.tsr", "-CAfile", "authority/trust.pem"))
                .contains("Verification: OK");
    }

    @Test
    void opensslRefusesAResponseOverOtherBytesAndAnotherRoot() throws Exception {
        Files.write(folder.resolve("data.tsr"), response());

        assertThat(openssl("ts", "-verify", "-data", "bagit.txt", "-in", "data.tsr", "-CAfile", "authority/trust.pem"))
                .doesNotContain("Verification: OK");
        assertThat(openssl("ts", "-verify", "-data", "data", "-in", "data.tsr", "-CAfile", "stranger/trust.pem"))
                .doesNotContain("Verification: OK");
    }

    @Test
    void opensslBelievesBothTokensOfASealInTheirOneForm() throws Exception {
        List<byte[]> tokens = tokens();
        assertThat(tokens).hasSize(2);
        for (byte[] token : tokens) {
            Files.write(folder.resolve("token"), token);
            byte[] imprint = new TimeStampToken(ContentInfo.getInstance(token)).getTimeStampInfo()
                    .getMessageImprintDigest();
            assertThat(openssl("ts", "-verify", "-digest", HexFormat.of().formatHex(imprint), "-in", "token",
                    "-token_in", "-CAfile", "authority/trust.pem", "-untrusted", "authority/time-stamping.pem"))
                    .contains("Verification: OK");
        }
    }

    @Test
    void xmlsecFindsTheSignatureAndAllItsReferencesRight() throws Exception {
        String words = xmlsec("authority/trust.pem");

        assertThat(words).startsWith("OK").contains("SignedInfo References (ok/all): 7/7");
    }

    @Test
    void xmlsecFindsAChangedManifest() throws Exception {
        Files.writeString(folder.resolve("manifest-sha512.txt"), "another\n");

        assertThat(xmlsec("authority/trust.pem")).contains("FAIL");
    }

    @Test
    void xmlsecDoesNotTrustAnotherRoot() throws Exception {
        assertThat(xmlsec("stranger/trust.pem")).doesNotContain("OK\n");
    }

    private static byte[] response() throws SignatureRefused {
        return TestSigning.stamps(AUTHORITY)
                .over(Digest.hash("bytes".getBytes(StandardCharsets.UTF_8)))
                .response();
    }

    private static List<byte[]> tokens() {
        List<byte[]> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(new String(SEALED.file(), StandardCharsets.UTF_8));
        while (found.find()) {
            tokens.add(Base64.getDecoder().decode(found.group(1)));
        }
        return tokens;
    }

    private String openssl(String... words) throws IOException, InterruptedException {
        return ask("openssl", words);
    }

    private String xmlsec(String trust) throws IOException, InterruptedException {
        return ask("xmlsec1", "--verify", "--trusted-pem", trust, "--id-attr:Id", SIGNED_PROPERTIES, "signatures.xml");
    }

    private String ask(String program, String... words) throws IOException, InterruptedException {
        assumeThat(installed(program)).as("%s is not installed: nobody else's word is asked for", program).isTrue();
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(words));
        Path said = folder.resolve("said");
        new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said);
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}

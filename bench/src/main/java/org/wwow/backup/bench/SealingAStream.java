package org.wwow.backup.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.HybridKey;

/// How fast one core seals 64 MiB, beside the bare cipher of the same run.
///
/// The budget is 2 000 MB/s and 1 MiB of heap a stream; the peer `age` reaches 1 391 MB/s on the machine of the
/// figures in `docs/figures.md`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx64m"})
public class SealingAStream {
    private static final int CHUNK = 65_536;
    private static final int CHUNKS = 1_024;

    private final SecureRandom random = new SecureRandom();
    private final HybridKey key = HybridKey.draw(random);
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] sealedChunk = new byte[CHUNK + 16];

    /// 64 MiB through our own stream.
    @Benchmark
    public void ourStream() throws IOException {
        try (var sealing = Age.sealing(List.of(key.recipient()), random, OutputStream.nullOutputStream())) {
            for (int at = 0; at < CHUNKS; at++) {
                sealing.write(chunk);
            }
            sealing.finish();
        }
    }

    /// The limit: the same bytes through the JDK's cipher alone.
    @Benchmark
    public byte[] theBareCipher() throws GeneralSecurityException {
        var cipher = javax.crypto.Cipher.getInstance("ChaCha20-Poly1305");
        var secret = new SecretKeySpec(new byte[32], "ChaCha20");
        for (int at = 0; at < CHUNKS; at++) {
            byte[] nonce = new byte[12];
            nonce[10] = (byte) at;
            nonce[9] = (byte) (at >>> 8);
            cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(nonce));
            cipher.doFinal(chunk, 0, CHUNK, sealedChunk);
        }
        return sealedChunk;
    }
}

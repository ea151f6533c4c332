package org.wwow.backup.ledger.tiles;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// A disk whose power fails at a chosen step, and which then keeps of the unsafe part only what chance keeps: whole
/// files, halves, or nothing; new names or old ones.
final class CrashingDisk implements Disk {
    private final Map<String, byte[]> seen = new TreeMap<>();
    private final Map<String, byte[]> safeContent = new TreeMap<>();
    private final Map<String, byte[]> safe = new TreeMap<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private int steps;

    static final class PowerFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void failAfter(int stepsToGo) {
        stepsLeft = stepsToGo;
    }

    int steps() {
        return steps;
    }

    /// What is found when the power is back.
    CrashingDisk restarted(Random chance) {
        var disk = new CrashingDisk();
        Map<String, byte[]> found = new TreeMap<>(safe);
        for (var file : seen.entrySet()) {
            byte[] before = safe.get(file.getKey());
            if (Arrays.equals(before, file.getValue())) {
                continue;
            }
            int luck = chance.nextInt(3);
            if (luck == 0) {
                found.put(file.getKey(), file.getValue().clone());
            } else if (luck == 1 && !Arrays.equals(safeContent.get(file.getKey()), file.getValue())) {
                found.put(file.getKey(), torn(before, file.getValue(), chance));
            }
        }
        for (String gone : safe.keySet()) {
            if (!seen.containsKey(gone) && chance.nextBoolean()) {
                found.remove(gone);
            }
        }
        disk.seen.putAll(found);
        disk.safeContent.putAll(found);
        disk.safe.putAll(found);
        return disk;
    }

    /// An append keeps what was safe before it; a new file may have any beginning.
    private static byte[] torn(byte @Nullable [] before, byte[] now, Random chance) {
        boolean appended = before != null && now.length > before.length
                && Arrays.equals(before, Arrays.copyOf(now, before.length));
        int least = appended && before != null ? before.length : 0;
        return Arrays.copyOf(now, least + chance.nextInt(now.length - least + 1));
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(seen.get(path)).map(byte[]::clone);
    }

    @Override
    public void write(String path, byte[] content) {
        step();
        seen.put(path, content.clone());
        safeContent.remove(path);
    }

    @Override
    public void append(String path, byte[] content) {
        step();
        byte[] before = read(path).orElseThrow();
        byte[] after = Arrays.copyOf(before, before.length + content.length);
        System.arraycopy(content, 0, after, before.length, content.length);
        seen.put(path, after);
        safeContent.remove(path);
    }

    @Override
    public void truncate(String path, long length) {
        step();
        seen.put(path, Arrays.copyOf(seen.get(path), (int) length));
        safeContent.remove(path);
    }

    @Override
    public void sync(String path) {
        step();
        safeContent.put(path, seen.get(path));
        if (safe.containsKey(path)) {
            safe.put(path, seen.get(path));
        }
    }

    @Override
    public void rename(String from, String to) {
        step();
        seen.put(to, seen.remove(from));
        byte[] content = safeContent.remove(from);
        if (content == null) {
            safeContent.remove(to);
        } else {
            safeContent.put(to, content);
        }
    }

    @Override
    public void syncFolder(String path) {
        step();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        safe.keySet().removeIf(name -> isIn(folder, name) && !seen.containsKey(name));
        safeContent.forEach((name, content) -> {
            if (isIn(folder, name)) {
                safe.put(name, content);
            }
        });
    }

    @Override
    public void delete(String path) {
        step();
        seen.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
        safeContent.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
    }

    private static boolean isIn(String folder, String name) {
        return name.startsWith(folder) && name.indexOf('/', folder.length()) < 0;
    }

    private void step() {
        steps++;
        if (stepsLeft-- <= 0) {
            stepsLeft = 0;
            throw new PowerFailed();
        }
    }
}

package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads C2SP tlog-policy line by line. Names are opaque bytes, so the file is read as ISO 8859-1, which keeps each byte
/// apart; only vkeys are turned into UTF-8.
final class PolicyParser {
    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_DEFINITIONS = 256;

    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<VerifierKey, String> witnesses = new LinkedHashMap<>();
    private final Map<String, Quorum> defined = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private Optional<Quorum> quorum = Optional.empty();
    private int line;

    Policy parse(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new PolicyRefused("it has more than " + MAX_BYTES + " bytes.");
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.chars().anyMatch(octet -> (octet < ' ' && octet != '\t' && octet != '\n') || octet == 0x7f)) {
            throw new PolicyRefused("it has a control character.");
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new PolicyRefused("its last line does not end in a newline.");
        }
        for (String each : text.split("\n", -1)) {
            line++;
            String items = each.replaceAll("^[ \t]+|[ \t]+$", "");
            if (!items.isEmpty() && !items.startsWith("#")) {
                define(List.of(items.split("[ \t]+")));
            }
        }
        if (logs.isEmpty()) {
            throw new PolicyRefused("it names no log.");
        }
        return new Policy(logs, witnesses, quorum.orElseThrow(() -> new PolicyRefused("it has no quorum line.")));
    }

    private void define(List<String> items) {
        switch (items.getFirst()) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default -> throw refused("it begins with none of log, witness, group, quorum.");
        }
    }

    private void log(List<String> items) {
        if (items.size() < 2 || items.size() > 3) {
            throw refused("a log has a vkey and at most a URL.");
        }
        VerifierKey key = vkey(items.get(1));
        if (key.type() == SignatureType.ED25519_COSIGNATURE) {
            throw refused("a log does not sign with type 4.");
        }
        requireNew(key, logs);
        logs.add(key);
    }

    private void witness(List<String> items) {
        if (items.size() < 3 || items.size() > 4) {
            throw refused("a witness has a name, a vkey and at most a URL.");
        }
        VerifierKey key = vkey(items.get(2));
        if (!key.type().isTimed()) {
            throw refused("a witness signs with type 4 or 6.");
        }
        requireNew(key, witnesses.keySet());
        name(new Quorum.Witness(items.get(1), key));
        witnesses.put(key, items.size() == 4 ? items.get(3) : "");
    }

    private void group(List<String> items) {
        if (items.size() < 4) {
            throw refused("a group has a name, a threshold and members.");
        }
        List<Quorum> chosen = new ArrayList<>();
        for (String member : items.subList(3, items.size())) {
            if (!members.add(member)) {
                throw refused("a member is listed twice.");
            }
            chosen.add(known(member));
        }
        name(new Quorum.Group(items.get(1), threshold(items.get(2), chosen.size()), chosen));
    }

    private int threshold(String word, int size) {
        return switch (word) {
            case "any" -> 1;
            case "all" -> size;
            default -> {
                if (!word.matches("[1-9][0-9]{0,3}") || Integer.parseInt(word) > size) {
                    throw refused("a threshold is any, all, or a number from 1 to that of the members.");
                }
                yield Integer.parseInt(word);
            }
        };
    }

    private void quorum(List<String> items) {
        if (items.size() != 2 || quorum.isPresent()) {
            throw refused("there is exactly one quorum, with one name.");
        }
        quorum = Optional.of(items.get(1).equals("none") ? Quorum.NONE : known(items.get(1)));
    }

    private Quorum known(String name) {
        Quorum known = defined.get(name);
        if (known == null) {
            throw refused("a name is used before it is defined.");
        }
        return known;
    }

    private void name(Quorum newOne) {
        if (newOne.name().equals("none") || defined.put(newOne.name(), newOne) != null) {
            throw refused("a name is defined twice, or is none.");
        }
        if (defined.size() > MAX_DEFINITIONS) {
            throw refused("there are more than " + MAX_DEFINITIONS + " witnesses and groups.");
        }
    }

    private VerifierKey vkey(String item) {
        byte[] octets = item.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return VerifierKey.parse(new String(octets, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notAKey) {
            throw refused("there is no vkey that is understood here.");
        }
    }

    private void requireNew(VerifierKey key, Collection<VerifierKey> among) {
        if (among.stream().anyMatch(key::sharesKeyWith)) {
            throw refused("a key is listed twice.");
        }
        if (among.size() == MAX_DEFINITIONS) {
            throw refused("there are more than " + MAX_DEFINITIONS + " keys.");
        }
    }

    private PolicyRefused refused(String why) {
        return new PolicyRefused(line, why);
    }
}

package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Three libraries meet that were not released together (docs/decisions/0016): every field and method of BouncyCastle
/// that one of them names must be there.
class TheLibrariesFit {
    private static final String OURS = "org/bouncycastle/";
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Set<String> users = new HashSet<>();

    @Test
    void nameNothingThatIsNotThere() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            String file = String.valueOf(Path.of(entry).getFileName());
            if (file.endsWith(".jar") && (file.startsWith("bc") || file.startsWith("dss-"))) {
                read(entry, !file.startsWith("bcprov"));
            }
        }

        assertThat(users.size()).isGreaterThan(1_000);
        assertThat(missing()).isEmpty();
    }

    private void read(String jar, boolean judged) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF")) {
                    ClassModel one = ClassFile.of().parse(file.getInputStream(entry).readAllBytes());
                    String name = one.thisClass().asInternalName();
                    classes.put(name, one);
                    if (judged) {
                        users.add(name);
                    }
                }
            }
        }
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (String user : users) {
            for (PoolEntry entry : model(user).constantPool()) {
                if (entry instanceof MemberRefEntry member && member.owner().asInternalName().startsWith(OURS)
                        && !has(member.owner().asInternalName(), member)) {
                    missing.add(member.owner().asInternalName() + "." + member.name().stringValue() + " in " + user);
                }
            }
        }
        return missing;
    }

    private boolean has(String owner, MemberRefEntry member) {
        if (!owner.startsWith(OURS)) {
            return true;
        }
        if (!classes.containsKey(owner)) {
            return false;
        }
        ClassModel model = model(owner);
        boolean here = member instanceof FieldRefEntry
                ? model.fields()
                        .stream()
                        .anyMatch(field -> field.fieldName().equals(member.name())
                                && field.fieldType().equals(member.type()))
                : model.methods()
                        .stream()
                        .anyMatch(method -> method.methodName().equals(member.name())
                                && method.methodType().equals(member.type()));
        List<String> above = new ArrayList<>();
        model.superclass().ifPresent(one -> above.add(one.asInternalName()));
        model.interfaces().forEach(one -> above.add(one.asInternalName()));
        return here || above.stream()
                .filter(one -> !one.equals("java/lang/Object") || isOfEvery(member))
                .anyMatch(one -> has(one, member));
    }

    private static boolean isOfEvery(MemberRefEntry member) {
        return Set.of("hashCode", "equals", "toString", "getClass", "clone").contains(member.name().stringValue());
    }

    private ClassModel model(String name) {
        return java.util.Objects.requireNonNull(classes.get(name));
    }
}

package org.wwow.backup.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;

/// Reads a source with the JDK's own parser and names what is larger or longer than we allow.
final class JavaShape {
    private static final int LINES_OF_A_METHOD = 40;
    private static final int PARAMETERS = 5;

    private JavaShape() {}

    /// One sentence a breach; empty when the source holds.
    static List<String> breaches(String name, String source) {
        var file = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        try {
            var found = new ArrayList<String>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(name, unit, positions, found).scan(unit, null);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final String name;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        Scanner(String name, CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.name = name;
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                long lines = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()))
                        - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody())) - 1;
                if (lines > LINES_OF_A_METHOD) {
                    found.add(name + ": " + method.getName() + " has " + lines + " lines");
                }
            }
            if (method.getParameters().size() > PARAMETERS && !isRecordConstructor(method)) {
                found.add(name + ": " + method.getName() + " takes " + method.getParameters().size() + " parameters");
            }
            return super.visitMethod(method, null);
        }

        /// A record is a list of named parts; its constructor takes as many as it has.
        private boolean isRecordConstructor(MethodTree method) {
            return method.getName().contentEquals("<init>")
                    && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
                    && owner.getKind() == com.sun.source.tree.Tree.Kind.RECORD;
        }
    }
}

package org.wwow.backup.law.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/// Runs TeaVM in the build: `law.js` and its types in the folder named.
public final class MakeModule {
    private MakeModule() {}

    /// Two words: the folder, and the file of types.
    ///
    /// @throws TeaVMToolException if TeaVM could not run
    /// @throws IOException if the types could not be copied
    public static void main(String[] words) throws TeaVMToolException, IOException {
        File folder = Path.of(words[0]).toFile();
        TeaVMTool tool = new TeaVMTool();
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setJsModuleType(JSModuleType.ES2015);
        tool.setMainClass(LawScript.class.getName());
        tool.setTargetDirectory(folder);
        tool.setTargetFileName("law.js");
        tool.setObfuscated(true);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setClassLoader(MakeModule.class.getClassLoader());
        tool.generate();
        StringBuilder severe = new StringBuilder();
        for (Problem problem : tool.getProblemProvider().getSevereProblems()) {
            severe.append('\n').append(problem.getText()).append(' ');
            for (Object part : problem.getParams()) {
                severe.append(part).append(' ');
            }
            if (problem.getLocation() != null) {
                severe.append("in ").append(problem.getLocation().getMethod());
            }
        }
        if (!severe.isEmpty()) {
            throw new IllegalStateException("TeaVM cannot compile the engine:" + severe);
        }
        Files.copy(Path.of(words[1]), folder.toPath().resolve("law.d.ts"), StandardCopyOption.REPLACE_EXISTING);
    }
}

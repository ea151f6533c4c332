package org.wwow.backup.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `backup dossier`: the judicial file.
@Command(name = "dossier", mixinStandardHelpOptions = true, description = "The judicial file.", subcommands = {
    DossierBuildCommand.class,
    DossierSampleCommand.class,
    DossierVerifyCommand.class,
    TestAuthorityCommand.class,
    TestTimeStampsCommand.class})
final class DossierCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }
}

package dev.cloudcart.shell;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import dev.cloudcart.shell.commands.AuditCommand;
import dev.cloudcart.shell.commands.BackupCommand;
import dev.cloudcart.shell.commands.CompanyCommand;
import dev.cloudcart.shell.commands.ConnectCommand;
import dev.cloudcart.shell.commands.DisconnectCommand;
import dev.cloudcart.shell.commands.ForgetCommand;
import dev.cloudcart.shell.commands.HoldsCommand;
import dev.cloudcart.shell.commands.KeyCommand;
import dev.cloudcart.shell.commands.RestoreCommand;
import dev.cloudcart.shell.commands.RunsCommand;
import dev.cloudcart.shell.commands.ServeCommand;
import dev.cloudcart.shell.commands.SettingsCommand;
import dev.cloudcart.shell.commands.SyncCommand;
import dev.cloudcart.shell.commands.TokenCommand;
import dev.cloudcart.shell.commands.UserCommand;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.Version;

/// The command that holds all others.
@Command(
        name = "cloudcart",
        description = "Keeps QuickBooks Online right from Linnworks.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CompanyCommand.class,
            ConnectCommand.class,
            DisconnectCommand.class,
            SettingsCommand.class,
            SyncCommand.class,
            HoldsCommand.class,
            ForgetCommand.class,
            RunsCommand.class,
            AuditCommand.class,
            TokenCommand.class,
            UserCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            KeyCommand.class,
            ServeCommand.class
        },
        footer = {
            "",
            "Properties of the configuration can be given with any command, such as --cloudcart.home=FOLDER.",
            "",
            "Exit status: 0 done; 2 wrong use; 3 done with holds; 4 a connection needs attention; 1 anything else."
        })
final class CloudCart implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Session session;

    CloudCart(Session session) {
        this.session = session;
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the whole log, and stack traces, on standard error.")
    void debug(boolean debug) {
        session.debug(debug);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }
}

package dev.cloudcart.shell.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.desk.RunDesk;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.journal.RunStatus;
import dev.cloudcart.settings.Company;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;
import dev.cloudcart.shell.show.Columns;

@Command(name = "runs", description = "Lists the last runs of a company, newest first.")
public final class RunsCommand implements Callable<Integer> {

    private static final int SHOWN = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
    private String company = "";

    @Option(names = "--stop", description = "Let the run that goes on end after what is under way; nothing is lost.")
    private boolean stop;

    private final Session session;

    public RunsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var found = session.company(company);
        if (stop) {
            return stop(found);
        }
        var runs = session.get(Journal.class).runs(found.id(), SHOWN);
        session.terminal().print(runs.isEmpty() ? "No run yet." : table(runs, found.zone()));
        return ExitStatus.DONE;
    }

    private int stop(Company found) {
        var running = session.get(Journal.class).runs(found.id(), SHOWN).stream()
                .filter(run -> run.status().equals(RunStatus.RUNNING.word()))
                .findFirst();
        if (running.isEmpty()
                || !session.get(RunDesk.class).stop(found.id(), running.get().id(), session.actor())) {
            throw new WrongUse("No run of %s goes on.".formatted(found.name()));
        }
        session.terminal()
                .say("Run %d ends after what is under way; the next sync goes on from there."
                        .formatted(running.get().id()));
        return ExitStatus.DONE;
    }

    private static String table(List<RunRow> runs, ZoneId zone) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Started", "What", "Who", "Status", "Run", "Seconds"));
        runs.forEach(run -> rows.add(List.of(
                TIME.format(run.started().atZone(zone)),
                run.occasion().word(),
                run.occasion().who(),
                run.status(),
                Long.toString(run.id()),
                seconds(run.started(), run.finished()))));
        return Columns.text(rows, 4);
    }

    private static String seconds(Instant started, @Nullable Instant finished) {
        return finished == null
                ? ""
                : Long.toString(Duration.between(started, finished).toSeconds());
    }
}

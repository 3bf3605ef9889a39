package dev.cloudcart.shell.commands;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.audit.Act;
import dev.cloudcart.buyers.Buyers;
import dev.cloudcart.ports.ManualRun;
import dev.cloudcart.ports.Part;
import dev.cloudcart.ports.SyncRequest;
import dev.cloudcart.report.ReportJson;
import dev.cloudcart.report.RunReport;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.shell.session.Attention;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Failure;
import dev.cloudcart.shell.session.Format;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.Trouble;
import dev.cloudcart.shell.session.WrongUse;
import dev.cloudcart.shell.show.ReportText;
import dev.cloudcart.shell.show.Stages;
import dev.cloudcart.sync.Sync;

@Command(
        name = "sync",
        description = "Syncs a company now: without dates and numbers, what is new since the last time.")
public final class SyncCommand implements Callable<Integer> {

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Which company.")
    private String company = "";

    @Option(names = "--orders", description = "Only orders.")
    private boolean orders;

    @Option(names = "--purchases", description = "Only purchases.")
    private boolean purchases;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day, such as 2026-01-31, in the company's time zone.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day; without it, up to now.")
    private @Nullable String to;

    @Option(names = "--status", paramLabel = "STATUS", description = "Which orders: processed, open, delivered.")
    private @Nullable String status;

    @Option(
            names = "--numbers",
            paramLabel = "N,…",
            description = "Only the orders with these numbers of Linnworks or references of the channel.")
    private @Nullable String numbers;

    @Option(names = "--preview", description = "Show what would be posted, amended and removed; write nothing.")
    private boolean preview;

    @Option(names = "--each-hold", description = "Show what is held one by one.")
    private boolean eachHold;

    @Option(names = "--each-document", description = "Show all documents of a preview, with all that changes.")
    private boolean eachDocument;

    @Option(names = "--format", paramLabel = "table|json", description = "How to show the report.")
    private Format format = Format.TABLE;

    private final Session session;

    public SyncCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var found = session.company(company);
        var request = request(found);
        session.did(Act.RUN, found.id(), request.words());
        var columns = session.terminal().columns();
        var report = run(request, columns);
        Attention.note(session, found.id(), report);
        session.get(Buyers.class).forgetOld(found.id());
        session.terminal()
                .print(
                        switch (format) {
                            case JSON -> ReportJson.write(report);
                            case TABLE -> new ReportText(report, found.zone(), columns, eachHold, eachDocument).text();
                        });
        return exitStatus(report);
    }

    private SyncRequest request(Company found) {
        var settings = session.get(SettingsBook.class).current(found.id()).settings();
        var asked = new ManualRun(
                parts(),
                from,
                to,
                words("--status", status).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                words("--numbers", numbers),
                preview);
        return switch (asked.read(
                found,
                settings.orderExport().startDate(),
                session.get(InstantSource.class).instant())) {
            case ManualRun.Reading.Understood(var request) -> request.by(session.who());
            case ManualRun.Reading.Refused refused -> throw new WrongUse(refused.sentence());
        };
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        if (orders) {
            parts.add(Part.ORDERS);
        }
        if (purchases) {
            parts.add(Part.PURCHASES);
        }
        return parts;
    }

    private static List<String> words(String option, @Nullable String list) {
        if (list == null) {
            return List.of();
        }
        var words = Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            throw new WrongUse("%s is empty: leave it out, or give it something.".formatted(option));
        }
        return words;
    }

    private RunReport run(SyncRequest request, int columns) {
        var sync = session.get(Sync.class);
        try (var progress = Stages.on(session.terminal(), columns)) {
            return sync.run(request, progress)
                    .orElseThrow(() -> new Trouble(
                            "Another run of this company has been going on for too long: see cloudcart runs, and try again.",
                            ExitStatus.TROUBLE));
        }
    }

    private int exitStatus(RunReport report) {
        var notFound = report.whatWasNotFound();
        notFound.ifPresent(session.terminal()::say);
        report.remarks().forEach(session.terminal()::say);
        var problem = report.problem();
        if (problem != null) {
            session.terminal().say(Failure.sentences(problem.reason(), problem.mend()));
            return problem.needsAttention() ? ExitStatus.ATTENTION : ExitStatus.TROUBLE;
        }
        if (notFound.isPresent()) {
            return ExitStatus.WRONG_USE;
        }
        return report.holds().isEmpty() ? ExitStatus.DONE : ExitStatus.HOLDS;
    }
}

package dev.cloudcart.shell.commands;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.audit.Audit;
import dev.cloudcart.audit.Entry;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Format;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;
import dev.cloudcart.shell.show.Columns;

@Command(name = "audit", description = "Lists who did what, when and from where, newest first.")
public final class AuditCommand implements Callable<Integer> {

    private static final int MOST = 10_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(names = "--company", paramLabel = "NAME", description = "Only what was done to this company.")
    private String company = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many; 50 if not said otherwise.")
    private int limit = 50;

    @Option(names = "--format", paramLabel = "table|json", description = "How to show them.")
    private Format format = Format.TABLE;

    private final Session session;

    public AuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new WrongUse("--limit is a number from 1 to %d.".formatted(MOST));
        }
        var whose = company.isEmpty()
                ? Optional.<CompanyId>empty()
                : Optional.of(session.company(company).id());
        var entries = session.get(Audit.class).list(whose, Long.MAX_VALUE, limit);
        session.terminal()
                .print(
                        switch (format) {
                            case JSON ->
                                JsonMapper.shared()
                                        .writeValueAsString(
                                                entries.stream().map(this::tree).toList());
                            case TABLE -> entries.isEmpty() ? "Nothing was done yet." : table(entries);
                        });
        return ExitStatus.DONE;
    }

    private String table(List<Entry> entries) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("When", "Who", "From", "Act", "Company", "What"));
        entries.forEach(entry -> rows.add(List.of(
                TIME.format(entry.at()),
                entry.actor().name(),
                entry.actor().origin(),
                entry.act().word() + (entry.done() ? "" : " (refused)"),
                name(entry),
                entry.subject())));
        return Columns.text(rows, 6);
    }

    private Map<String, Object> tree(Entry entry) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", entry.id());
        tree.put("at", entry.at().toString());
        tree.put("actor", entry.actor().name());
        tree.put("from", entry.actor().origin());
        tree.put("act", entry.act().word());
        entry.company().ifPresent(id -> {
            tree.put("companyId", id.value());
            tree.put("company", name(entry));
        });
        tree.put("subject", entry.subject());
        tree.put("done", entry.done());
        return tree;
    }

    private String name(Entry entry) {
        return entry.company()
                .flatMap(session.get(Companies.class)::find)
                .map(Company::name)
                .orElse("");
    }
}

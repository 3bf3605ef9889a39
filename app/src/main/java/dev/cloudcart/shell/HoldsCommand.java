package dev.cloudcart.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.settings.Company;

@Command(name = "holds", description = "Lists what could not be posted, why, and how to mend it.", subcommands = HoldsCommand.Dismiss.class)
final class HoldsCommand implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    @Option(names = "--company", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "Which company.")
    private String company = "";

    @Option(names = "--format", paramLabel = "table|json", description = "How to show them.")
    private Format format = Format.TABLE;

    private final Session session;

    HoldsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var found = company();
        var holds = holds(found.id());
        switch (format) {
            case JSON -> session.terminal().print(JsonMapper.shared().writeValueAsString(
                    holds.stream().map(HoldsCommand::tree).toList()));
            case TABLE -> session.terminal().print(text(found, holds));
        }
        return ExitStatus.DONE;
    }

    private Company company() {
        if (company.isEmpty()) {
            throw new WrongUse("Say which company: --company NAME.");
        }
        return session.company(company);
    }

    private List<Hold> holds(CompanyId id) {
        var journal = session.get(Journal.class);
        var all = new ArrayList<Hold>();
        var page = journal.holds(id, Optional.empty(), PAGE);
        while (!page.isEmpty() && all.size() < MOST) {
            all.addAll(page);
            page = journal.holds(id, Optional.of(page.getLast()), PAGE);
        }
        return all;
    }

    private String text(Company found, List<Hold> holds) {
        if (holds.isEmpty()) {
            return "Nothing is held for " + found.name() + ".";
        }
        var lines = holds.stream().map(hold -> new HeldText.Held(hold.source().number(), joined(hold, true), joined(
                hold, false))).toList();
        return "Held: " + HeldText.count(holds.size()) + "\n" + HeldText.text(lines, session.terminal().columns());
    }

    private static Map<String, Object> tree(Hold hold) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("source", hold.source().number());
        tree.put("reason", joined(hold, true));
        tree.put("mend", joined(hold, false));
        tree.put("since", hold.since().toString());
        return tree;
    }

    private static String joined(Hold hold, boolean reasons) {
        return hold.reasons().stream().map(reasons ? Reason::what : Reason::mend).distinct().collect(Collectors
                .joining("; "));
    }

    @Command(name = "dismiss", description = "Takes an order off the list for good: it will not be posted.")
    static final class Dismiss implements Callable<Integer> {

        @Parameters(paramLabel = "NUMBER", description = "The order number, as the list shows it.")
        private String number = "";

        @ParentCommand
        private @Nullable HoldsCommand holds;

        private final Session session;

        Dismiss(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = Objects.requireNonNull(holds).company();
            if (!session.get(Journal.class).dismiss(found.id(), number)) {
                throw new WrongUse("Nothing is held for %s under the number %s: see cloudcart holds.".formatted(found
                        .name(), number));
            }
            session.terminal().say("Dismissed %s.".formatted(number));
            return ExitStatus.DONE;
        }
    }
}

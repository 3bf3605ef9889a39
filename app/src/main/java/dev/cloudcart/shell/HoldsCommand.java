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

import dev.cloudcart.audit.Act;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.settings.Company;
import dev.cloudcart.sync.HeldBecause;
import dev.cloudcart.sync.HeldGroups;
import dev.cloudcart.sync.RunReport.HoldRow;

@Command(
        name = "holds",
        description = "Lists what could not be posted by reason, most first, and how to mend it.",
        subcommands = HoldsCommand.Dismiss.class)
final class HoldsCommand implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    @Option(names = "--company", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "Which company.")
    private String company = "";

    @Option(names = "--format", paramLabel = "table|json", description = "How to show them.")
    private Format format = Format.TABLE;

    @Option(names = "--each", description = "Show every order with its own reason.")
    private boolean each;

    private final Session session;

    HoldsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var found = company();
        session.terminal()
                .print(
                        switch (format) {
                            case JSON ->
                                JsonMapper.shared()
                                        .writeValueAsString(holds(found.id()).stream()
                                                .map(HoldsCommand::tree)
                                                .toList());
                            case TABLE -> each ? oneByOne(found) : byReason(found);
                        });
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

    private String byReason(Company found) {
        var groups = HeldGroups.of(session.get(Journal.class), found.id());
        return groups.isEmpty()
                ? nothing(found)
                : "Held: %s\n%s"
                        .formatted(
                                HeldText.count(groups.stream()
                                        .mapToLong(HeldBecause::count)
                                        .sum()),
                                HeldText.byReason(groups, session.terminal().columns()));
    }

    private String oneByOne(Company found) {
        var holds = holds(found.id());
        var columns = session.terminal().columns();
        return holds.isEmpty()
                ? nothing(found)
                : "Held: %s\n%s"
                        .formatted(
                                HeldText.count(holds.size()),
                                holds.stream()
                                        .map(hold -> HeldText.oneByOne(hold, columns))
                                        .collect(Collectors.joining("\n")));
    }

    private static String nothing(Company found) {
        return "Nothing is held for " + found.name() + ".";
    }

    private static Map<String, Object> tree(Hold hold) {
        var row = HoldRow.of(hold);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", row.kind());
        tree.put("source", row.source());
        tree.put("cause", row.cause());
        tree.put("reason", row.reason());
        tree.put("mend", row.mend());
        hold.amount().ifPresent(amount -> {
            tree.put("currency", amount.getCurrencyUnit().getCode());
            tree.put("amount", amount.getAmount().toPlainString());
        });
        tree.put("since", hold.since().toString());
        return tree;
    }

    @Command(
            name = "dismiss",
            description = "Takes an order off the list: it is not posted, unless you sync it by its number.")
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
            if (!session.together(() -> isDismissed(found))) {
                throw new WrongUse("Nothing is held for %s under the number %s: see cloudcart holds."
                        .formatted(found.name(), number));
            }
            session.terminal().say("Dismissed %s.".formatted(number));
            return ExitStatus.DONE;
        }

        private boolean isDismissed(Company found) {
            var was = session.get(Journal.class).dismiss(found.id(), SourceKind.SALE, number);
            if (was) {
                session.did(Act.DISMISS, found.id(), "order " + number);
            }
            return was;
        }
    }
}

package dev.cloudcart.shell.commands;

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
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.desk.HoldDesk;
import dev.cloudcart.journal.Dismissal;
import dev.cloudcart.journal.Hold;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.report.HeldGroups;
import dev.cloudcart.report.RunReport.HoldRow;
import dev.cloudcart.settings.Company;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Format;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.WrongUse;
import dev.cloudcart.shell.show.HeldText;

@Command(
        name = "holds",
        description = "Lists what could not be posted by reason, most first, and how to mend it.",
        subcommands = HoldsCommand.Dismiss.class)
public final class HoldsCommand implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    @Option(names = "--company", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "Which company.")
    private String company = "";

    @Option(names = "--format", paramLabel = "table|json", description = "How to show them.")
    private Format format = Format.TABLE;

    @Option(names = "--each", description = "Show every order with its own reason.")
    private boolean each;

    private final Session session;

    public HoldsCommand(Session session) {
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
                                HeldText.counts(groups),
                                HeldText.byReason(groups, session.terminal().columns()));
    }

    private String oneByOne(Company found) {
        var holds = holds(found.id());
        var columns = session.terminal().columns();
        return holds.isEmpty()
                ? nothing(found)
                : "Held: %s\n%s"
                        .formatted(
                                HeldText.counts(HeldGroups.of(holds)),
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
            description =
                    "Takes an order, payment, purchase order, delivery or payment statement off the list: it is not posted, unless you sync it by its number.")
    static final class Dismiss implements Callable<Integer> {

        @Parameters(paramLabel = "NUMBER", description = "Its number, as the list shows it.")
        private String number = "";

        @Option(
                names = "--kind",
                paramLabel = "order|payment|purchase-order|delivery|payment-statement",
                description = "Which of several that have the number.")
        private String kind = "";

        @Option(names = "--note", paramLabel = "TEXT", description = "Why, for whoever asks later.")
        private String note = "";

        @ParentCommand
        private @Nullable HoldsCommand holds;

        private final Session session;

        Dismiss(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            var found = Objects.requireNonNull(holds).company();
            switch (dismissed(found)) {
                case Dismissal.Done(var done) ->
                    session.terminal().say("Dismissed %s %s.".formatted(done.word(), number));
                case Dismissal.Nothing() ->
                    throw new WrongUse("Nothing is held for %s under the number %s: see cloudcart holds."
                            .formatted(found.name(), number));
                case Dismissal.Several(var kinds) ->
                    throw new WrongUse("%s is the number of several that are held, %s: say which with --kind."
                            .formatted(
                                    number, kinds.stream().map(SourceKind::word).collect(Collectors.joining(" and "))));
            }
            return ExitStatus.DONE;
        }

        private Dismissal dismissed(Company found) {
            var meant = kind.isEmpty() ? Optional.<SourceKind>empty() : SourceKind.named(kind);
            if (meant.isEmpty() && !kind.isEmpty()) {
                throw new WrongUse(
                        "There is no kind \"%s\": use order, payment, purchase-order, delivery or payment-statement."
                                .formatted(kind));
            }
            return session.get(HoldDesk.class).dismiss(found.id(), meant, number, note, session.actor());
        }
    }
}

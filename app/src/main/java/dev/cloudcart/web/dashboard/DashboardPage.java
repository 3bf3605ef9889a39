package dev.cloudcart.web.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.journal.HeldGroup;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.RunProgress;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.journal.Section;
import dev.cloudcart.journal.Standing;
import dev.cloudcart.journal.Turnover;
import dev.cloudcart.ports.Agenda;
import dev.cloudcart.ports.Books;
import dev.cloudcart.ports.CallsLeft;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.ports.ReadTier;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.ProofLine;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class DashboardPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int DAYS = 30;
    private static final int RUNS = 5;

    /// Causes that one thing in QuickBooks or in the settings mends for all that is held for them.
    private static final Set<String> SET_UP = Set.of(
            "ONE_CURRENCY_ONLY",
            "NO_TAX_CODE",
            "NO_CODE_WITHOUT_TAX",
            "SEVERAL_TAX_CODES",
            "NO_CODE_OF_PURCHASES_WITHOUT_TAX",
            "NAMED_CODE_MISSING",
            "NAMED_CODE_OF_OTHER_RATE",
            "UNITED_STATES_CODE_MISSING",
            "TAX_MAY_BE_REPLACED",
            "IMPORT_SCHEME",
            "NO_INCOME_ACCOUNT",
            "NO_SUCH_INCOME_ACCOUNT",
            "NO_COST_ACCOUNT",
            "NO_SUCH_COST_ACCOUNT",
            "NO_PAYABLE_ACCOUNT",
            "PAYABLE_ACCOUNT_MISSING",
            "NO_ACCOUNT_TO_PAY_FROM",
            "ACCOUNT_TO_PAY_FROM_MISSING",
            "NOT_IN_PLAN",
            "PURCHASE_NOT_IN_PLAN",
            "BOOKS_CLOSED",
            "IN_CLOSED_BOOKS",
            "NO_SUCH_TERMS");

    private final Insight insight;
    private final Connections connections;
    private final KnownNames known;
    private final SettingsBook settings;
    private final TradeSource shop;
    private final Books books;
    private final ReadTier tier;
    private final Optional<Agenda> agenda;
    private final InstantSource clock;

    DashboardPage(
            Insight insight,
            Connections connections,
            KnownNames known,
            SettingsBook settings,
            TradeSource shop,
            Books books,
            ReadTier tier,
            Optional<Agenda> agenda,
            InstantSource clock) {
        this.insight = insight;
        this.connections = connections;
        this.known = known;
        this.settings = settings;
        this.shop = shop;
        this.books = books;
        this.tier = tier;
        this.agenda = agenda;
        this.clock = clock;
    }

    /// @param month the first day of the one that the proof is of
    /// @param needs what the books were seen to lack
    /// @param setUp what is held until something is set up
    /// @param todo what is still to be done before anything can be synced
    record View(
            Standing standing,
            Optional<Instant> nextRun,
            List<Turnover> today,
            LocalDate month,
            List<Turnover> proof,
            Chart chart,
            List<RunRow> runs,
            List<Step> todo,
            List<Need> needs,
            List<HeldGroup> setUp,
            Budget budget) {

        List<ProofLine> sales() {
            return sales(proof).map(ProofLine::of).toList();
        }

        /// By currency, with tax.
        SortedMap<String, BigDecimal> moneyToday() {
            return sales(today)
                    .collect(Collectors.toMap(Turnover::currency, Turnover::books, BigDecimal::add, TreeMap::new));
        }

        private static Stream<Turnover> sales(List<Turnover> rows) {
            return rows.stream().filter(row -> row.section() == Section.SALES);
        }

        /// What is bought, and payments: documents and what they differ in, without the sums, for they are of all
        /// kinds.
        long others() {
            return proof.stream()
                    .filter(row -> row.section() != Section.SALES)
                    .mapToLong(Turnover::documents)
                    .sum();
        }

        boolean agrees() {
            return proof.stream().allMatch(row -> row.difference().signum() == 0);
        }

        long documentsToday() {
            return sales(today).mapToLong(Turnover::documents).sum();
        }
    }

    /// @param page where it is mended, or looked at anew once it is
    /// @param link what leads there is called
    record Need(String what, String mend, String page, String link) {}

    /// What nothing has to be held for to be known.
    private List<Need> needs(Company company) {
        return known.books(company.id()).stream()
                .flatMap(books -> Stream.of(numbers(books), closed(books, company)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Need> numbers(KnownNames.Seen books) {
        return books.customNumbers()
                ? Optional.empty()
                : Optional.of(new Need(
                        "QuickBooks numbers the documents itself: custom transaction numbers are off",
                        "For order numbers switch them on in QuickBooks, under Account and settings, Sales; then press"
                                + " Check now.",
                        "connections",
                        "My connections"));
    }

    private Optional<Need> closed(KnownNames.Seen books, Company company) {
        var start = settings.current(company.id()).settings().orderExport().startDate();
        return Optional.ofNullable(books.closedUntil())
                .filter(day -> !start.isAfter(day))
                .map(day -> new Need(
                        "The books are closed up to %s, and orders from %s on are to be posted"
                                .formatted(DAY.format(day), DAY.format(start)),
                        "Those of closed days are held: set a later start date, or a later closing date in QuickBooks.",
                        "configure?tab=order-export",
                        "Configure: Start date"));
    }

    /// @param page where it is done
    record Step(String text, String page, boolean done) {}

    @GetMapping("/companies/{company}/dashboard")
    @LetsIn(Who.VIEWER)
    Shown dashboard(Visit visit) {
        var company = visit.company();
        var today = LocalDate.ofInstant(clock.instant(), company.zone());
        var month = today.withDayOfMonth(1);
        var standing = insight.standing(company.id());
        var view = new View(
                standing,
                agenda.flatMap(one -> one.next(company.id())),
                insight.turnover(company.id(), today, today),
                month,
                insight.turnover(company.id(), month, today),
                Chart.of(insight.days(company.id(), today.minusDays(DAYS - 1L), today, company.zone())),
                insight.runs(company.id(), Insight.WhichRuns.ALL, Long.MAX_VALUE, RUNS),
                todo(connections.states(company.id()), standing),
                needs(company),
                insight.held(company.id()).stream()
                        .filter(group -> SET_UP.contains(group.cause()))
                        .toList(),
                budget(visit, standing, month));
        return new Shown.Page("web/dashboard/dashboard.jte", Place.DASHBOARD, "Dashboard", view);
    }

    /// Of a run that goes on, on whichever machine, as it tells; otherwise as this program knows.
    private Budget budget(Visit visit, Standing standing, LocalDate month) {
        var company = visit.company();
        var told = standing.running()
                .flatMap(run -> insight.progress(company.id(), run))
                .map(RunProgress::calls)
                .orElse(RunProgress.CallsLeft.UNKNOWN);
        return new Budget(
                left(shop.callsLeft(company.id()), told.linnworks()),
                left(books.callsLeft(company.id()), told.quickBooks()),
                insight.calls(company.id(), month.atStartOfDay(company.zone()).toInstant()),
                insight.reads(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1)),
                tier,
                visit.person().roles().isOwner());
    }

    private static Optional<CallsLeft> left(Optional<CallsLeft> known, @Nullable Integer told) {
        return known.map(one -> told == null ? one : new CallsLeft(told, one.limit()));
    }

    /// Empty once the first sync is done.
    private static List<Step> todo(Map<ConnectionKind, ConnectionState> states, Standing standing) {
        if (standing.completeUpTo().isPresent()) {
            return List.of();
        }
        return List.of(
                new Step(
                        "Connect Linnworks",
                        "connections",
                        states.get(ConnectionKind.LINNWORKS) instanceof ConnectionState.Connected),
                new Step(
                        "Connect QuickBooks Online",
                        "connections",
                        states.get(ConnectionKind.QUICKBOOKS) instanceof ConnectionState.Connected),
                new Step("Look at the settings, and press Save and sync", "configure", false));
    }
}

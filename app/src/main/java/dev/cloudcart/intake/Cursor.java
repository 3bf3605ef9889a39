package dev.cloudcart.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.journal.Coverage;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.ports.SyncWindow;
import dev.cloudcart.ports.TradeSource;

/// From when to when the processed orders have been read. It never passes the time that the services tell.
public final class Cursor {

    /// The stream of processed orders.
    public static final String PROCESSED_ORDERS = "processed orders";

    /// The same orders once more, for what has changed in them.
    private static final String CHANGES = "changes of processed orders";
    private static final String BOOKS = "changes in the books";

    /// A little less than a day, so that a daily run does it each time.
    private static final Duration LOOK_BACK_EVERY = Duration.ofHours(23);

    /// Between two times that the books are asked because they are said to have changed. What we write comes back
    /// as such news too, and a shop that sells all day would have them asked all day: so it is 48 reads a day at
    /// most, 1,440 a month of the 500,000 that Intuit's free tier gives all companies of an app together.
    public static final Duration NEWS_REST = Duration.ofMinutes(30);

    /// As people write a day, and a moment of it.
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    /// Two services, and two runs, may tell the time a little differently.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final CompanyId company;
    private final Rules rules;
    private final Journal journal;
    private final Duration overlap;

    public Cursor(CompanyId company, Rules rules, Journal journal, Duration overlap) {
        this.company = company;
        this.rules = rules;
        this.journal = journal;
        this.overlap = overlap;
    }

    public Optional<Coverage> coverage() {
        return journal.coverage(company, PROCESSED_ORDERS);
    }

    /// Where the first run starts, as a sentence; empty when something was read before.
    Optional<String> firstStart() {
        return coverage().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "The first sync starts with the orders processed on %s, as order-export: start-date says; "
                                        .formatted(DAY.format(rules.startDate()))
                                + "an earlier day there brings older ones with the next sync.");
    }

    /// That more was read than can have been, as a sentence: then a clock was ahead, and what came after it was
    /// really read up to is missing.
    Optional<String> isAhead(Instant now) {
        return coverage()
                .filter(covered -> isAhead(covered, now))
                .map(covered ->
                        ("Orders counted as read up to %s, which is still to come, for the clock of this computer was ahead then. "
                                        + "All from %s on are looked through once more and what is missing is posted: nothing has to be done.")
                                .formatted(
                                        MOMENT.format(covered.upTo().atZone(zone())), DAY.format(rules.startDate())));
    }

    /// That orders are missing which Linnworks counts, as a sentence.
    public String told(TradeSource.Gap gap) {
        return ("Linnworks counts %,d more orders processed between %s and %s than it lists, though it was asked three times: they are "
                        + "looked for again by every sync until it does, and what came after is posted meanwhile.")
                .formatted(
                        gap.missing(),
                        moment(gap.stretch().from()),
                        moment(gap.stretch().to()));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(zone()));
    }

    /// Nothing counts as read any more.
    void startAnew() {
        journal.uncover(company, PROCESSED_ORDERS);
    }

    /// From a little before the last run on; and first the days that a start date which was moved back adds.
    ///
    /// @param now by the services
    /// @param to where the reading ends
    List<SyncWindow> sinceLastTime(Instant now, Instant to) {
        var start = earliest(now, start());
        var covered = coverage().filter(known -> !isAhead(known, now));
        var from = covered.flatMap(Coverage::from);
        if (covered.isEmpty() || from.isEmpty()) {
            return List.of(new SyncWindow(start, to));
        }
        var reachBack = earliest(now, covered.get().upTo().minus(overlap));
        if (!start.isBefore(from.get())) {
            return List.of(new SyncWindow(start.isBefore(reachBack) ? reachBack : start, to));
        }
        return from.get().isBefore(reachBack)
                ? List.of(new SyncWindow(start, from.get()), new SyncWindow(reachBack, to))
                : List.of(new SyncWindow(start, to));
    }

    /// The days before those that are read anyway, which are looked through once a day; empty where that was done
    /// already, and where nothing was read before.
    ///
    /// @param from where the reading since the last time begins
    public Optional<SyncWindow> lookBack(Duration days, Instant from, Instant now) {
        var begin = begin(days, now);
        return isDone(now) || coverage().isEmpty() || !begin.isBefore(from)
                ? Optional.empty()
                : Optional.of(new SyncWindow(begin, from));
    }

    /// The same where processed orders are read for nothing else, once a day; never before anything was read.
    Optional<SyncWindow> lookBackAlone(Duration days, Instant now) {
        return isDone(now)
                ? Optional.empty()
                : Optional.of(new SyncWindow(lookedThroughUpTo().isPresent() ? begin(days, now) : now, now));
    }

    /// What was edited while nothing was looked through may be of the days before that.
    private Instant begin(Duration days, Instant now) {
        var last = lookedThroughUpTo().or(() -> coverage().map(Coverage::upTo)).orElse(now);
        var back = earliest(last, now).minus(days);
        return earliest(now, back.isBefore(start()) ? start() : back);
    }

    private boolean isDone(Instant now) {
        return lookedThroughUpTo()
                .filter(last -> last.isAfter(now.minus(LOOK_BACK_EVERY)) && !last.isAfter(now.plus(TOLERANCE)))
                .isPresent();
    }

    private Optional<Instant> lookedThroughUpTo() {
        return journal.coverage(company, CHANGES).map(Coverage::upTo);
    }

    /// Nothing older is posted by schedule.
    public Instant start() {
        return rules.startDate().atStartOfDay(zone()).toInstant();
    }

    /// From when on the books are to be asked what was changed in them; empty where that was done within a day, or a
    /// moment ago where they are said to have changed since. Empty at first, when nothing of ours can have been
    /// changed; what earlier versions posted can have been.
    ///
    /// @param kept how long ago changes may be that the books tell
    public Optional<Instant> booksSince(Instant now, Duration kept) {
        var last = journal.coverage(company, BOOKS).map(Coverage::upTo);
        var earliest = now.minus(kept);
        if (last.isEmpty() && journal.hasPosted(company)) {
            return Optional.of(earliest);
        }
        if (last.isEmpty()) {
            followedTheBooks(now);
            return Optional.empty();
        }
        var rest = journal.timesToldOfChanges(company) > 0 ? NEWS_REST : LOOK_BACK_EVERY;
        boolean isDone = last.get().isAfter(now.minus(rest)) && !last.get().isAfter(now.plus(TOLERANCE));
        var since = earliest(last.get(), now).minus(overlap);
        return isDone ? Optional.empty() : Optional.of(since.isBefore(earliest) ? earliest : since);
    }

    /// That the books were not followed for longer than they tell of, as a sentence.
    public Optional<String> booksNotFollowed(Instant now, Duration kept) {
        return journal.coverage(company, BOOKS)
                .map(Coverage::upTo)
                .filter(last -> last.isBefore(now.minus(kept)))
                .map(last ->
                        ("QuickBooks tells only what was changed in it since %s, and was asked last on %s: what somebody deleted or "
                                        + "edited there in between may not have been noticed. A sync by hand over the days in question "
                                        + "looks at each of their documents.")
                                .formatted(moment(now.minus(kept)), moment(last)));
    }

    public void followedTheBooks(Instant now) {
        journal.coverOnly(company, BOOKS, now, now);
    }

    public String moreChangedInTheBooks(Instant since) {
        return ("More was changed in QuickBooks since %s than it tells at once: what somebody deleted or edited there may not have been "
                        + "noticed. A sync by hand over the days in question looks at each of their documents.")
                .formatted(moment(since));
    }

    /// From when on cancellations are searched: none may fall between two searches.
    Instant cancelledSince(Instant begin) {
        return lookedThroughUpTo()
                .map(last -> earliest(begin, last.minus(overlap)))
                .orElse(begin);
    }

    void lookedBack(Instant from, Instant now) {
        journal.coverOnly(company, CHANGES, from, now);
    }

    public void cover(Instant from, Instant now) {
        journal.cover(company, PROCESSED_ORDERS, from, now);
    }

    private static boolean isAhead(Coverage covered, Instant now) {
        return covered.upTo().isAfter(now.plus(TOLERANCE));
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private ZoneId zone() {
        return rules.zone();
    }
}

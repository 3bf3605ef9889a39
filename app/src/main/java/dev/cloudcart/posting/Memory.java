package dev.cloudcart.posting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.planning.Plan;
import dev.cloudcart.core.planning.Subject;
import dev.cloudcart.core.trade.DeliveredLine;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Payment;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.Reading;
import dev.cloudcart.core.trade.Reason;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.SupplierPayment;
import dev.cloudcart.core.trade.Version;
import dev.cloudcart.core.trade.Whereabouts;
import dev.cloudcart.journal.Filing;
import dev.cloudcart.journal.Filing.Followed;
import dev.cloudcart.journal.Journal;
import dev.cloudcart.journal.RunId;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.ports.TradeSource.RawRecord;
import dev.cloudcart.report.Ends.Kind;
import dev.cloudcart.report.Tally;
import dev.cloudcart.subjects.Knowledge;

/// Files records and what was planned of them, and what is held of them.
final class Memory {

    private final SourceKind kind;
    private final RunId run;
    private final Rules rules;
    private final TradeSource source;
    private final Journal journal;
    private final Tally tally;
    private final MadeOfOthers made;

    /// @param made of the records that are filed
    Memory(SourceKind kind, RunId run, Knowledge known, Tally tally, MadeOfOthers made) {
        this.kind = kind;
        this.run = run;
        this.rules = known.rules();
        this.source = known.source();
        this.journal = known.journal();
        this.tally = tally;
        this.made = made;
    }

    /// The records are filed before anything is posted because of them. What was held and is to be posted stays
    /// held until its intent is written.
    void of(List<RawRecord> records, List<Subject> subjects, Plan plan) {
        journal.follow(run.company(), kind, changing(plan));
        var filings = new ArrayList<>(discreet(filings(records, subjects, plan)));
        filings.addAll(made.filings(records));
        journal.file(run, filings);
        Walk.unreadable(records).forEach(one -> hold(one.ref(), List.of(one.reason()), one.amount()));
        plan.held().forEach(one -> hold(one.source(), one.reasons(), Optional.of(one.amount())));
        var mended = new HashSet<UUID>();
        subjects.stream().filter(subject -> !subject.isInDoubt()).forEach(subject -> mended.add(subject.id()));
        plan.held().forEach(one -> mended.remove(one.source().id()));
        plan.instructions()
                .forEach(instruction -> mended.remove(instruction.key().source()));
        journal.mend(run.company(), kind, mended);
        journal.follow(run.company(), kind, newer(plan.unchanged()));
    }

    /// Until it is amended or removed, a document follows no version that is filed: who is killed in between reads
    /// the order again.
    private static Map<UUID, Version> changing(Plan plan) {
        return plan.instructions().stream()
                .filter(instruction -> instruction.deed() != Deed.CREATE)
                .map(instruction -> instruction.key().source())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> Version.CHANGING));
    }

    /// Those whose documents are as they should be though their record has changed.
    private static Map<UUID, Version> newer(List<Subject> unchanged) {
        return unchanged.stream()
                .filter(subject -> !subject.isInDoubt())
                .filter(subject -> subject.positions().stream()
                        .anyMatch(position -> position instanceof Position.Live(var intent, var _, var _, var _, var _)
                                && !intent.origin().version().equals(subject.version())))
                .collect(Collectors.toMap(subject -> subject.id(), Subject::version));
    }

    /// Whose buyer was forgotten, of them it is not learnt again.
    private List<Filing> discreet(List<Filing> filings) {
        var forgotten = journal.withoutBuyer(
                run.company(),
                kind,
                filings.stream().map(filing -> filing.source().id()).toList());
        return filings.stream()
                .map(filing -> forgotten.contains(filing.source().id())
                        ? filing.withoutBuyer(source.withoutBuyer(filing.source(), filing.raw()))
                        : filing)
                .toList();
    }

    private void hold(SourceRef source, List<Reason> reasons, Optional<Money> amount) {
        if (journal.hold(run, source, reasons, amount)) {
            tally.ends.became(source.id(), Kind.HELD);
        } else {
            tally.ends.skipped(source.id(), Walk.DISMISSED);
        }
    }

    /// What is removed is a document no more.
    private List<Filing> filings(List<RawRecord> records, List<Subject> subjects, Plan plan) {
        var buyers = subjects.stream()
                .map(Subject::event)
                .filter(Sale.class::isInstance)
                .map(Sale.class::cast)
                .collect(Collectors.toMap(Sale::id, Sale::buyer));
        var over = Walk.over(subjects);
        var toBeDone = toBeDone(plan, subjects);
        var anew = plan.instructions().stream()
                .map(instruction -> instruction.key().source())
                .collect(Collectors.toSet());
        var inDoubt = subjects.stream()
                .filter(Subject::isInDoubt)
                .map(subject -> subject.id())
                .collect(Collectors.toSet());
        var awaiting =
                subjects.stream().filter(this::awaitsBills).map(Subject::id).collect(Collectors.toSet());
        awaiting.addAll(newPayments(plan));
        var skipped = new HashMap<UUID, String>();
        plan.skipped().forEach(skip -> skipped.put(skip.source().id(), skip.reason()));
        plan.instructions().stream()
                .filter(Instruction.Remove.class::isInstance)
                .map(instruction -> instruction.key().source())
                .filter(over::containsKey)
                .forEach(order -> skipped.put(order, Objects.requireNonNull(over.get(order))));
        var filings = new ArrayList<Filing>();
        Map<UUID, RawRecord> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.reading().ref().id(), record));
        latest.values()
                .forEach(record -> filings.add(new Filing(
                                record.reading().ref(),
                                record.print(),
                                record.raw(),
                                skipped.get(record.id()),
                                record.age(),
                                whereabouts(buyers.get(record.id()), record),
                                followed(record, toBeDone, inDoubt, awaiting, anew))
                        .referred(reference(record.reading()))
                        .of(skus(record.reading()))));
        return filings;
    }

    private static String reference(Reading reading) {
        return reading instanceof Reading.Read(Sale sale) ? sale.channelReference() : "";
    }

    private static Set<String> skus(Reading reading) {
        var products = reading instanceof Reading.Read(var event)
                ? switch (event) {
                    case Sale sale -> sale.lines().stream().map(SaleLine::product);
                    case PurchaseOrder order -> order.lines().stream().map(PurchaseLine::product);
                    case Delivery delivery -> delivery.lines().stream().map(DeliveredLine::product);
                    case Payment _, SupplierPayment _ -> Stream.<Product>empty();
                }
                : Stream.<Product>empty();
        return products.filter(Product::hasSku).map(Product::sku).collect(Collectors.toSet());
    }

    private static @Nullable Whereabouts whereabouts(@Nullable Jurisdiction buyer, RawRecord record) {
        return buyer == null ? null : new Whereabouts(buyer, record.tellsPart());
    }

    /// What is to be done to documents that stand, or that stood: should this run not come to it, the next one asks.
    /// Other records that are planned are read again until all of their page is posted, or are followed until then.
    private static Set<UUID> toBeDone(Plan plan, List<Subject> subjects) {
        var had = subjects.stream()
                .filter(subject -> !subject.positions().isEmpty())
                .map(subject -> subject.id())
                .collect(Collectors.toSet());
        return Stream.concat(
                        plan.instructions().stream()
                                .map(instruction -> instruction.key().source()),
                        plan.held().stream().map(held -> held.source().id()))
                .filter(had::contains)
                .collect(Collectors.toSet());
    }

    /// Nothing is listed that would bring a payment again whose invoice is posted already.
    private static Set<UUID> newPayments(Plan plan) {
        return plan.instructions().stream()
                .filter(instruction -> instruction.deed() == Deed.CREATE)
                .map(Instruction::key)
                .filter(key -> key.kind() == SourceKind.PAYMENT)
                .map(PostingKey::source)
                .collect(Collectors.toSet());
    }

    /// Whether something of a purchase order came that is on no bill yet: should this run not come to it, the next one
    /// asks.
    private boolean awaitsBills(Subject subject) {
        return subject.event() instanceof PurchaseOrder order
                && order.standing().counts()
                && order.isDone()
                && rules.purchases().as().hasBills()
                && !subject.isToBeClosed();
    }

    /// While an answer is still to come nothing is done to what stands: what was followed still is, and the rest is
    /// from now on, for what was filed meanwhile is as its source says, and nothing would bring it again.
    private @Nullable Followed followed(
            RawRecord record, Set<UUID> toBeDone, Set<UUID> inDoubt, Set<UUID> awaiting, Set<UUID> anew) {
        var unfinished = source.isUnfinished(record.reading().ref().kind(), record.raw());
        if (unfinished.orElse(false) || awaiting.contains(record.id())) {
            return Followed.WHILE_OPEN;
        }
        if (toBeDone.contains(record.id())) {
            return Followed.UNTIL_DONE;
        }
        if (inDoubt.contains(record.id())) {
            return Followed.IN_DOUBT;
        }
        if (anew.contains(record.id())) {
            return Followed.UNTIL_POSTED;
        }
        return unfinished.isEmpty() ? null : Followed.NO_MORE;
    }
}

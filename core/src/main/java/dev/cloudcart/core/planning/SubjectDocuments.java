package dev.cloudcart.core.planning;

import static dev.cloudcart.core.mapping.DocumentCause.CHANGED_WHILE_PARTLY_POSTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.joda.money.Money;

import dev.cloudcart.core.books.ContentHash;
import dev.cloudcart.core.books.Document;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Origin;
import dev.cloudcart.core.books.Position;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.trade.Reason;

/// The documents that one event should have, mostly one, against those that it has.
///
/// @param key of the first
record SubjectDocuments(Subject subject, PostingKey key, List<Document> documents) {

    /// What it comes to.
    sealed interface Comparison {

        /// To create what is missing.
        record Missing(List<Instruction> creates) implements Comparison {}

        /// @param amends of those that differ, or that somebody edited in the books; empty when none does
        record Whole(List<Instruction.Amend> amends) implements Comparison {}

        record Unfit(Reason reason) implements Comparison {}
    }

    Comparison compared() {
        var live = subject.live();
        if (!live.isEmpty() && !subject.standsWhole()) {
            return completesWhatStands(live)
                    ? new Comparison.Missing(creates(live))
                    : new Comparison.Unfit(CHANGED_WHILE_PARTLY_POSTED.of(inWords(live)));
        }
        if (live.isEmpty()) {
            return new Comparison.Missing(creates(live));
        }
        return live.size() == documents.size()
                ? new Comparison.Whole(amends(live))
                : new Comparison.Unfit(PlanCause.PARTS_HAVE_CHANGED.of(documents.size(), live.size()));
    }

    /// Whether what stands is what would be posted today, so that the rest completes it exactly.
    private boolean completesWhatStands(List<Position.Live> live) {
        return live.stream()
                .allMatch(one -> one.intent().origin().documents() == documents.size()
                        && one.key().part() <= documents.size()
                        && documents
                                .get(one.key().part() - 1)
                                .form()
                                .gross()
                                .equals(one.intent().gross()));
    }

    /// Such as `170-1 with 480.00 GBP`.
    private static String inWords(List<Position.Live> live) {
        return live.stream()
                .map(one -> "%s with %s %s"
                        .formatted(
                                Objects.requireNonNullElse(one.intent().number(), ""),
                                one.intent().gross().getAmount().toPlainString(),
                                one.intent().gross().getCurrencyUnit()))
                .collect(Collectors.joining(", "));
    }

    private List<Instruction> creates(List<Position.Live> live) {
        var origins = origins();
        var creates = new ArrayList<Instruction>();
        for (int i = 0; i < documents.size(); i++) {
            var part = key.part(i + 1);
            if (live.stream().noneMatch(one -> one.key().equals(part))) {
                creates.add(new Instruction.Create(part, origins.get(i), documents.get(i)));
            }
        }
        return creates;
    }

    private List<Instruction.Amend> amends(List<Position.Live> live) {
        var origins = origins();
        return IntStream.range(0, live.size())
                .mapToObj(i -> new Instruction.Amend(live.get(i), origins.get(i), documents.get(i)))
                .filter(amend -> amend.live().edited() || differs(amend))
                .toList();
    }

    /// Of a document whose hash was taken in another way only its figures tell.
    private static boolean differs(Instruction.Amend amend) {
        var stood = amend.live().intent();
        var now = ContentHash.of(amend.document());
        return now.isComparableWith(stood.content())
                ? !now.equals(stood.content())
                : !Differences.told(stood, amend.document()).isEmpty();
    }

    /// The last document bears what rounding made of the event, so that all of them come to what the shop says.
    private List<Origin> origins() {
        var gross = subject.event().gross();
        var tax = subject.event().tax();
        var origins = new ArrayList<Origin>();
        for (var document : documents.subList(0, documents.size() - 1)) {
            var form = document.form();
            var share = Objects.requireNonNullElse(form.tax().total(), Money.zero(gross.getCurrencyUnit()));
            origins.add(origin(form.gross(), share));
            gross = gross.minus(form.gross());
            tax = tax.minus(share);
        }
        origins.add(origin(gross, tax));
        return origins;
    }

    private Origin origin(Money gross, Money tax) {
        return new Origin(subject.ref().number(), subject.version(), documents.size(), gross, tax);
    }
}

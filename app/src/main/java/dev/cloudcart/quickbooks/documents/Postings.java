package dev.cloudcart.quickbooks.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Applied;
import dev.cloudcart.core.books.CodeNet;
import dev.cloudcart.core.books.Deed;
import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Expected;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.RateTax;
import dev.cloudcart.core.books.Ref;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.books.Stored;
import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.quickbooks.chart.CompanyFacts;
import dev.cloudcart.quickbooks.wire.Entity;
import dev.cloudcart.quickbooks.wire.LineNet;
import dev.cloudcart.quickbooks.wire.TaxLine;

/// Reads what QuickBooks stored of a document.
public final class Postings {
    private static final Pattern ANY_MARK = Pattern.compile("CC-[A-Z_]+-[0-9a-f]{8}-");

    private Postings() {}

    /// Empty for what makes no sense: another kind of thing than wanted, no id, no currency, or no amounts.
    public static Optional<Outcome.Posted> of(Entity entity, Intent wanted, CompanyFacts facts) {
        if (!entity.hasId() || !entity.kind().equals(DocumentWriter.entity(wanted.type()))) {
            return Optional.empty();
        }
        var ref = new DocumentRef(wanted.type(), entity.id(), entity.syncToken(), entity.find("DocNumber"));
        return currency(entity, facts)
                .flatMap(currency -> stored(entity, wanted, currency))
                .map(stored -> new Outcome.Posted(ref, stored));
    }

    private static Optional<CurrencyUnit> currency(Entity entity, CompanyFacts facts) {
        var code = entity.text("CurrencyRef");
        try {
            return Optional.of(code.isEmpty() ? facts.home() : CurrencyUnit.of(code))
                    .filter(currency -> !currency.isPseudoCurrency());
        } catch (IllegalCurrencyException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Stored> stored(Entity entity, Intent wanted, CurrencyUnit currency) {
        return entity.decimal("TotalAmt")
                .flatMap(total -> entity.decimal("TotalTax").map(tax -> stored(entity, wanted, currency, total, tax)));
    }

    private static Stored stored(
            Entity entity, Intent intent, CurrencyUnit currency, BigDecimal total, BigDecimal totalTax) {
        var wanted = intent.expected();
        var none = Money.zero(currency);
        var gross = money(currency, total, wanted.gross());
        var tax = money(currency, totalTax, Objects.requireNonNullElse(wanted.tax(), none));
        return new Stored(
                gross,
                tax,
                taxes(entity, wanted, currency),
                entity.find("TxnTaxCodeRef"),
                party(entity),
                entity.itemLines(),
                nets(entity, wanted, currency),
                entity.text("Line"),
                entity.purchased().billed(),
                entity.purchased().ids(),
                intent.type().isPayment() ? applied(entity, intent, currency) : List.of());
    }

    /// What it pays beside the documents that it is for is told with its kind.
    private static List<Applied> applied(Entity entity, Intent intent, CurrencyUnit currency) {
        var kind = PaymentWriter.pays(intent.type());
        return entity.paid().stream()
                .map(paid -> new Applied(
                        paid.document().type().equals(kind)
                                ? paid.document().id()
                                : paid.document().words(),
                        money(currency, paid.amount())))
                .toList();
    }

    private static List<CodeNet> nets(Entity entity, Expected wanted, CurrencyUnit currency) {
        return entity.lineNets().stream()
                .map(line -> net(line, wanted, currency))
                .toList();
    }

    /// QuickBooks mostly tells ids alone: a code that was sent is called as it was then.
    private static CodeNet net(LineNet line, Expected wanted, CurrencyUnit currency) {
        var sent = wanted.nets().stream()
                .filter(net -> net.code().id().equals(line.code()))
                .findFirst();
        var amount = sent.map(CodeNet::net)
                .filter(net -> net.getCurrencyUnit().equals(currency))
                .orElse(Money.zero(currency));
        return new CodeNet(
                sent.map(CodeNet::code).orElse(new Ref<>(line.code(), line.name())),
                money(currency, line.amount(), amount));
    }

    /// Several lines of one rate count together. Lines that name no rate tell nothing about rates.
    private static List<RateTax> taxes(Entity entity, Expected wanted, CurrencyUnit currency) {
        var byRate = new LinkedHashMap<String, TaxLine>();
        entity.taxLines().forEach(line -> byRate.merge(line.rate(), line, TaxLine::plus));
        return byRate.containsKey("")
                ? List.of()
                : byRate.values().stream()
                        .map(line -> tax(line, wanted, currency))
                        .toList();
    }

    private static RateTax tax(TaxLine line, Expected wanted, CurrencyUnit currency) {
        var expected = wanted.taxes().stream()
                .filter(tax -> tax.rate().equals(line.rate()))
                .map(RateTax::tax)
                .reduce(Money.zero(currency), (sum, tax) -> tax.isSameCurrency(sum) ? sum.plus(tax) : sum);
        return new RateTax(
                line.rate(),
                new TaxRate(line.percent().max(BigDecimal.ZERO)),
                money(currency, line.amount(), expected));
    }

    private static @Nullable Ref<Ref.Party> party(Entity entity) {
        var field = Stream.of("VendorRef", "EntityRef")
                .filter(name -> entity.find(name) != null)
                .findFirst()
                .orElse("CustomerRef");
        var id = entity.find(field);
        return id == null ? null : new Ref<>(id, entity.text(field + "Name"));
    }

    /// QuickBooks keeps cents also in currencies without them. What does not fit is never rounded to what was
    /// wanted, so that the proof sees the difference.
    private static Money money(CurrencyUnit currency, BigDecimal amount, Money wanted) {
        if (amount.stripTrailingZeros().scale() <= currency.getDecimalPlaces()) {
            return Money.of(currency, amount, RoundingMode.UNNECESSARY);
        }
        var up = Money.of(currency, amount, RoundingMode.UP);
        return up.equals(wanted) ? Money.of(currency, amount, RoundingMode.DOWN) : up;
    }

    public static Money money(CurrencyUnit currency, BigDecimal amount) {
        return money(currency, amount, Money.zero(currency));
    }

    /// What the answer to a removal says: the document is the one that was meant.
    public static Optional<Outcome> removed(Entity entity, Intent wanted) {
        var target = wanted.target();
        boolean isDone = wanted.deed() != Deed.VOID
                || entity.decimal("TotalAmt")
                        .filter(total -> total.signum() == 0)
                        .isPresent();
        return target != null && entity.id().equals(target.id()) && isDone
                ? Optional.of(new Outcome.Removed(
                        new DocumentRef(target.type(), target.id(), entity.syncToken(), target.number())))
                : Optional.empty();
    }

    /// A void leaves the document with nothing in it, and says so (Intuit, void).
    public static boolean isVoid(Entity entity) {
        return entity.text("PrivateNote").contains("Voided")
                && entity.decimal("TotalAmt")
                        .filter(total -> total.signum() == 0)
                        .isPresent();
    }

    /// Whether the document carries the mark of this very amendment.
    static boolean isMarked(Entity entity, Intent amendment) {
        return entity.text("PrivateNote").contains(DocumentWriter.mark(amendment));
    }

    /// The digits of the content's hash behind this key's mark; empty for none.
    public static String content(Entity entity, PostingKey key) {
        var mark = Pattern.compile(Pattern.quote(key.mark()) + " ([0-9a-f]+)(?:\\.\\w+)?]")
                .matcher(entity.text("PrivateNote"));
        return mark.find() ? mark.group(1) : "";
    }

    /// Whether the document carries this key's mark, of whatever generation.
    static boolean isOfRecord(Entity entity, PostingKey key) {
        var mark = "CC-%s-%s-\\d+%s(?![/\\d])"
                .formatted(key.role(), key.source(), key.part() == 1 ? "" : "/" + key.part());
        return Pattern.compile(mark).matcher(entity.text("PrivateNote")).find();
    }

    /// Whether the document carries any mark of ours (see [PostingKey#mark()]).
    public static boolean isOurs(Entity entity) {
        return ANY_MARK.matcher(entity.text("PrivateNote")).find();
    }

    /// Whether the document carries a mark of ours in this role; a bill that somebody made of a purchase order of ours
    /// may carry that one's.
    static boolean isOurs(Entity entity, Role role) {
        return entity.text("PrivateNote").contains("CC-%s-".formatted(role));
    }

    /// Whether the document carries this key's mark. Generation 1 is not meant by the mark of generation 10, nor
    /// the first part by the mark of the second.
    public static boolean isMarked(Entity entity, PostingKey key) {
        var mark = Pattern.quote(key.mark()) + "(?![/\\d])";
        return Pattern.compile(mark).matcher(entity.text("PrivateNote")).find();
    }
}

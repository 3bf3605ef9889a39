package dev.cloudcart.quickbooks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import dev.cloudcart.core.books.DocumentRef;
import dev.cloudcart.core.books.Intent;
import dev.cloudcart.core.books.Outcome;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Stored;

/// Reads what QuickBooks stored of a document.
final class Postings {
    private static final Pattern ANY_MARK = Pattern.compile("CC-[A-Z_]+-[0-9a-f]{8}-");

    private Postings() {}

    static Outcome.Posted of(Entity entity, Intent wanted, CompanyFacts facts) {
        var code = entity.text("CurrencyRef");
        var currency = code.isEmpty() ? facts.home() : CurrencyUnit.of(code);
        var gross = money(currency, entity.decimal("TotalAmt"), wanted.gross());
        var total = wanted.tax();
        var tax = money(currency, entity.decimal("TotalTax"), total == null ? Money.zero(currency) : total);
        var ref = new DocumentRef(wanted.type(), entity.id(), entity.syncToken(), entity.find("DocNumber"));
        return new Outcome.Posted(ref, new Stored(gross, tax));
    }

    /// QuickBooks keeps cents also in currencies without them. What does not fit is never rounded to what was wanted, so that
    /// the proof sees the difference.
    private static Money money(CurrencyUnit currency, BigDecimal amount, Money wanted) {
        if (amount.stripTrailingZeros().scale() <= currency.getDecimalPlaces()) {
            return Money.of(currency, amount, RoundingMode.UNNECESSARY);
        }
        var up = Money.of(currency, amount, RoundingMode.UP);
        return up.equals(wanted) ? Money.of(currency, amount, RoundingMode.DOWN) : up;
    }

    /// Whether the document carries any mark of ours (see [PostingKey#mark()]).
    static boolean isOurs(Entity entity) {
        return ANY_MARK.matcher(entity.text("PrivateNote")).find();
    }

    /// Whether the document carries this key's mark. Generation 1 is not meant by the mark of generation 10.
    static boolean isMarked(Entity entity, PostingKey key) {
        var mark = Pattern.quote(key.mark()) + "(?!\\d)";
        return Pattern.compile(mark).matcher(entity.text("PrivateNote")).find();
    }
}

package dev.cloudcart.core.books;

import java.math.BigDecimal;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// A line of a document as people see it.
///
/// @param quantity null where the books show none
/// @param unitPrice with no fewer decimals than an amount; null where the books show none
/// @param code of its tax; null for none
/// @param onAccount whether the item is an account of the books, and there is no product
public record ShownLine(
        Ref<Ref.Item> item,
        String description,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal unitPrice,
        Money net,
        @Nullable Ref<Ref.TaxCode> code,
        boolean onAccount) {

    public ShownLine {
        quantity = plain(quantity, 0);
        unitPrice = plain(unitPrice, net.getCurrencyUnit().getDecimalPlaces());
    }

    /// Of a product.
    public ShownLine(
            Ref<Ref.Item> item,
            String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            Money net,
            @Nullable Ref<Ref.TaxCode> code) {
        this(item, description, quantity, unitPrice, net, code, false);
    }

    /// The books write 2.000 and 2 alike.
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number, int decimals) {
        if (number == null) {
            return null;
        }
        var bare = number.stripTrailingZeros();
        return bare.setScale(Math.max(decimals, bare.scale()));
    }

    /// A line on an account shows no pieces.
    static ShownLine of(DocumentLine line, TaxStatement tax) {
        return new ShownLine(
                line.item(),
                line.description(),
                line.onAccount() ? null : line.quantity(),
                line.onAccount() ? null : line.unitPrice(),
                line.net(),
                code(line, tax),
                line.onAccount());
    }

    /// In the United States every line says whether it is taxed.
    private static @Nullable Ref<Ref.TaxCode> code(DocumentLine line, TaxStatement tax) {
        var code = line.taxCode();
        return code == null && tax instanceof TaxStatement.UnitedStates
                ? line.tax().isZero() ? DocumentLine.UNTAXED : DocumentLine.TAXED
                : code;
    }
}

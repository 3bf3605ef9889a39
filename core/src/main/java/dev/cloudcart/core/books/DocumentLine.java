package dev.cloudcart.core.books;

import java.math.BigDecimal;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// One line of a sales document.
///
/// @param unitPrice net; quantity times it rounds half-up to the net amount
/// @param tax this line's share of the document's tax
/// @param taxCode null where the books know no tax
public record DocumentLine(
        Ref item,
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money net,
        Money tax,
        @Nullable Ref taxCode) {

    /// In the United States a line is only taxed or not; the code is the document's.
    public static final Ref TAXED = new Ref("taxed", "taxed");

    public static final Ref UNTAXED = new Ref("untaxed", "not taxed");

    public DocumentLine withTax(Money other) {
        return new DocumentLine(item, description, quantity, unitPrice, net, other, taxCode);
    }
}

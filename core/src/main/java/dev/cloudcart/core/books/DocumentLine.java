package dev.cloudcart.core.books;

import java.math.BigDecimal;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/// One line of a document.
///
/// @param unitPrice net; quantity times it rounds half-up to the net amount
/// @param tax this line's share of the document's tax
/// @param taxCode null where the books know no tax
/// @param link of purchases only; null for what stands in no line of the shop's
/// @param onAccount whether the item is an account of the books, and there is no product
public record DocumentLine(
        Ref<Ref.Item> item,
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money net,
        Money tax,
        @Nullable Ref<Ref.TaxCode> taxCode,
        @Nullable LineLink link,
        boolean onAccount) {

    /// In the United States a line is only taxed or not; the code is the document's.
    public static final Ref<Ref.TaxCode> TAXED = new Ref<>("taxed", "taxed");

    public static final Ref<Ref.TaxCode> UNTAXED = new Ref<>("untaxed", "not taxed");

    /// Of a product.
    public DocumentLine(
            Ref<Ref.Item> item,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money net,
            Money tax,
            @Nullable Ref<Ref.TaxCode> taxCode,
            @Nullable LineLink link) {
        this(item, description, quantity, unitPrice, net, tax, taxCode, link, false);
    }

    /// The same where its item is an account.
    public DocumentLine asOnAccount() {
        return new DocumentLine(item, description, quantity, unitPrice, net, tax, taxCode, link, true);
    }

    /// Of something sold.
    public DocumentLine(
            Ref<Ref.Item> item,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money net,
            Money tax,
            @Nullable Ref<Ref.TaxCode> taxCode) {
        this(item, description, quantity, unitPrice, net, tax, taxCode, null);
    }

    public DocumentLine withTax(Money other) {
        return new DocumentLine(item, description, quantity, unitPrice, net, other, taxCode, link, onAccount);
    }
}

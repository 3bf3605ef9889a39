package dev.cloudcart.shop;

import java.io.OutputStream;
import java.time.Instant;

/// An invented merchant, Larder & Ledger, who sells kitchen goods, stationery and books in five stores and seven
/// currencies. It comes as source-file lines: locations, currency rates, stock items, orders each followed by its
/// refund, suppliers, purchase orders.
///
/// The same options give the same bytes. Memory does not grow with the number of orders.
public final class GeneratedShop {

    private final ShopOptions options;

    public GeneratedShop(ShopOptions options) {
        this.options = options;
    }

    /// Writes the whole shop as UTF-8 lines and tells what is true about it. Does not buffer much and does not
    /// close the stream; a failing stream shows as `tools.jackson.core.exc.JacksonIOException`.
    public Truth write(OutputStream out) {
        var tally = new Tally();
        var catalogue = new Catalogue(new Dice(options.seed(), "catalogue"), options.products());
        try (var lines = new SourceLines(out)) {
            writeStock(lines, catalogue);
            writeOrders(lines, catalogue, tally);
            writePurchases(lines, catalogue, tally);
        }
        return tally.truth();
    }

    /// Writes the purchase orders to which something happens on the day after, as they are then, and tells what that
    /// was.
    ///
    /// @param at when it happens; not before [ShopOptions#upTo]
    public NextDay.Told writeNextDay(OutputStream out, Instant at) {
        var catalogue = new Catalogue(new Dice(options.seed(), "catalogue"), options.products());
        var purchases = new Purchases(options, catalogue, suppliers());
        var day = new NextDay(at);
        try (var lines = new SourceLines(out)) {
            while (purchases.hasNext()) {
                day.of(purchases.next())
                        .ifPresent(purchase ->
                                lines.line("purchaseOrder", fields -> PurchaseJson.write(fields, purchase)));
            }
        }
        return day.told();
    }

    /// The truth alone; as much work as writing.
    public Truth truth() {
        return write(OutputStream.nullOutputStream());
    }

    private static void writeStock(SourceLines lines, Catalogue catalogue) {
        for (var location : Locations.ALL) {
            lines.line("location", fields -> StockJson.location(fields, location));
        }
        for (var currency : Currency.values()) {
            lines.line("currencyRate", fields -> StockJson.rate(fields, currency));
        }
        for (var product : catalogue.all()) {
            lines.line("stockItem", fields -> StockJson.item(fields, product));
        }
    }

    private void writeOrders(SourceLines lines, Catalogue catalogue, Tally tally) {
        var orders = new Orders(options, catalogue);
        var refunds = new Refunds(options);
        for (var i = 0; i < options.orders(); i++) {
            var order = orders.next();
            tally.add(order);
            lines.line("order", fields -> OrderJson.write(fields, order));
            if (options.refunds()) {
                refunds.on(order).ifPresent(refund -> {
                    tally.add(refund);
                    lines.line("refundHeader", fields -> RefundJson.write(fields, refund));
                });
            }
        }
    }

    private void writePurchases(SourceLines lines, Catalogue catalogue, Tally tally) {
        var suppliers = suppliers();
        lines.line("supplier", fields -> PurchaseJson.supplier(fields, Suppliers.DEFAULT));
        for (var supplier : suppliers.all()) {
            lines.line("supplier", fields -> PurchaseJson.supplier(fields, supplier));
        }
        var purchases = new Purchases(options, catalogue, suppliers);
        while (purchases.hasNext()) {
            var purchase = purchases.next();
            tally.add(purchase);
            lines.line("purchaseOrder", fields -> PurchaseJson.write(fields, purchase));
        }
    }

    private Suppliers suppliers() {
        return new Suppliers(new Dice(options.seed(), "suppliers"));
    }
}

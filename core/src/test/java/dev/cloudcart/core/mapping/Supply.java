package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.DeliveredLine;
import dev.cloudcart.core.trade.Delivery;
import dev.cloudcart.core.trade.Extent;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.PurchaseCost;
import dev.cloudcart.core.trade.PurchaseLine;
import dev.cloudcart.core.trade.PurchaseOrder;
import dev.cloudcart.core.trade.PurchaseOrder.Progress;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.Supplier;
import dev.cloudcart.core.trade.TaxCharge;

/// Makes purchase orders and deliveries for tests: of Acme in Great Britain, ordered on 2 March 2026, the goods coming
/// on the 12th.
public final class Supply {

    private static final UUID ORDER = new UUID(7, 1);

    private CurrencyUnit currency = CurrencyUnit.GBP;
    private String supplier = "Acme";
    private Jurisdiction country = Jurisdiction.of(new Country("GB"));
    private String reference = "";
    private String number = "PO1";
    private Progress progress = Progress.AWAITED;
    private Standing standing = Standing.PURCHASE;
    private final List<PurchaseLine> lines = new ArrayList<>();
    private final List<DeliveredLine> delivered = new ArrayList<>();
    private final List<PurchaseCost> costs = new ArrayList<>();
    private List<UUID> deliveries = List.of();
    private @Nullable Instant firstCameAt;
    private String surplus = "";
    private Instant receivedAt = Instant.parse("2026-03-12T23:30:00Z");

    public static Supply anOrder() {
        return new Supply();
    }

    public Supply in(String code) {
        currency = CurrencyUnit.of(code);
        return this;
    }

    public Supply from(String name, String countryCode) {
        supplier = name;
        country = countryCode.isEmpty() ? Jurisdiction.UNKNOWN : Jurisdiction.of(new Country(countryCode));
        return this;
    }

    public Supply referringTo(String supplierReference) {
        reference = supplierReference;
        return this;
    }

    public Supply called(String orderNumber) {
        number = orderNumber;
        return this;
    }

    public Supply that(Progress how) {
        progress = how;
        return this;
    }

    public Supply gone() {
        standing = Standing.GONE;
        return this;
    }

    public Supply withMoreThanOrdered(String what) {
        surplus = what;
        return this;
    }

    public Supply receivedAt(String at) {
        receivedAt = Instant.parse(at);
        return this;
    }

    public Supply cameFirst(String at) {
        firstCameAt = Instant.parse(at);
        return this;
    }

    public Supply withDeliveries(UUID... ids) {
        deliveries = List.of(ids);
        return this;
    }

    /// @param net of all pieces
    public Supply line(String sku, int quantity, String net, String tax, String rate) {
        lines.add(new PurchaseLine(
                lineId(lines.size()),
                product(sku),
                quantity,
                0,
                money(net),
                money(tax),
                charge(rate, net, tax, quantity)));
        return this;
    }

    /// Pieces of the line at a place, counted from 0, that came.
    public Supply came(int line, int quantity, String net, String tax, String rate) {
        delivered.add(new DeliveredLine(
                lineId(line),
                lines.get(line).product(),
                quantity,
                money(net),
                money(tax),
                charge(rate, net, tax, quantity)));
        return this;
    }

    public Supply cost(String name, String net, String tax, String rate) {
        return cost(name, "", "", net, tax, rate);
    }

    /// @param reference the carrier's
    /// @param allocation such as `NUT 60%`
    public Supply cost(String name, String reference, String allocation, String net, String tax, String rate) {
        costs.add(new PurchaseCost(
                new UUID(7, costs.size()),
                name,
                name,
                reference,
                allocation,
                money(net),
                money(tax),
                charge(rate, net, tax, 1)));
        return this;
    }

    public static UUID lineId(int line) {
        return new UUID(8, line);
    }

    public static UUID deliveryId(int delivery) {
        return new UUID(9, delivery);
    }

    public PurchaseOrder order() {
        return new PurchaseOrder(
                ref(),
                new Supplier(new UUID(1, 1), supplier, country),
                reference,
                Instant.parse("2026-03-02T10:00:00Z"),
                Instant.parse("2026-03-20T00:00:00Z"),
                progress,
                standing,
                total(lines.stream().map(line -> line.net().plus(line.tax())).toList()),
                total(lines.stream().map(PurchaseLine::tax).toList()),
                lines,
                deliveries,
                firstCameAt);
    }

    private SourceRef ref() {
        return new SourceRef(SourceKind.PURCHASE_ORDER, ORDER, number);
    }

    public Delivery delivery(int id) {
        return delivery(id, Extent.DELIVERY);
    }

    public Delivery delivery(int id, Extent extent) {
        var gross = new ArrayList<BigMoney>();
        var tax = new ArrayList<BigMoney>();
        delivered.forEach(line -> {
            gross.add(line.net().plus(line.tax()));
            tax.add(line.tax());
        });
        costs.forEach(cost -> {
            gross.add(cost.net().plus(cost.tax()));
            tax.add(cost.tax());
        });
        return new Delivery(
                new SourceRef(SourceKind.DELIVERY, deliveryId(id), number + "-" + id),
                ref(),
                extent,
                List.of(deliveryId(id)),
                new Supplier(new UUID(1, 1), supplier, country),
                reference,
                receivedAt,
                progress == Progress.DONE,
                standing,
                total(gross),
                total(tax),
                delivered,
                surplus,
                costs);
    }

    private Money total(List<BigMoney> parts) {
        return parts.stream().reduce(BigMoney.zero(currency), BigMoney::plus).toMoney(RoundingMode.HALF_UP);
    }

    private BigMoney money(String amount) {
        return BigMoney.of(currency, new BigDecimal(amount));
    }

    private TaxCharge charge(String rate, String net, String tax, int pieces) {
        return new TaxCharge(TaxRate.ofPercent(rate), money(net), money(tax), pieces);
    }

    private static Product product(String sku) {
        return new Product(sku, "A " + sku.toLowerCase(Locale.ROOT), false);
    }
}

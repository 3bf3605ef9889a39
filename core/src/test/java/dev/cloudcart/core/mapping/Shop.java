package dev.cloudcart.core.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.money.TaxRate;
import dev.cloudcart.core.trade.Allowance;
import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.core.trade.PaymentTaken;
import dev.cloudcart.core.trade.Postage;
import dev.cloudcart.core.trade.Product;
import dev.cloudcart.core.trade.Sale;
import dev.cloudcart.core.trade.SaleLine;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.core.trade.Standing;
import dev.cloudcart.core.trade.TaxCharge;
import dev.cloudcart.core.trade.Wait;

/// Sales for tests, saying only what matters: `aSale().on("AMAZON").in("GBP").withLine("MUG", 2, "12.42", "2.48",
/// "20")`.
public final class Shop {

    private String source = "AMAZON";
    private String subSource = "Amazon UK";
    private String reference = "206-11";
    private Jurisdiction buyer = Jurisdiction.of(new Country("GB"));
    private CurrencyUnit currency = CurrencyUnit.GBP;
    private @Nullable Instant processedAt = Instant.parse("2026-03-04T10:00:00Z");
    private Instant receivedAt = Instant.parse("2026-03-04T10:00:00Z");
    private Set<Wait> waits = Set.of();
    private boolean paid = true;
    private boolean pricesIncludeTax = true;
    private boolean importScheme;
    private Standing standing = Standing.REVENUE;
    private @Nullable String total;
    private final List<Off> allowances = new ArrayList<>();
    private Line postage = new Line("", 1, "0", "0", "0");
    private final List<Line> lines = new ArrayList<>();

    private record Off(Line of, String postage) {}

    /// @param less percent that were taken off
    private record Line(String sku, String title, String less, int quantity, String net, String tax, String rate) {

        Line(String sku, int quantity, String net, String tax, String rate) {
            this(sku, sku + " title", "0", quantity, net, tax, rate);
        }

        Line called(String otherTitle, String otherLess) {
            return new Line(sku, otherTitle, otherLess, quantity, net, tax, rate);
        }
    }

    public static Shop aSale() {
        return new Shop();
    }

    public Shop on(String channel, String account) {
        source = channel;
        subSource = account;
        return this;
    }

    public Shop referredToAs(String reference) {
        this.reference = reference;
        return this;
    }

    public Shop in(String code) {
        currency = CurrencyUnit.of(code);
        return this;
    }

    public Shop to(String country) {
        return to(country, "");
    }

    public Shop underImportScheme() {
        importScheme = true;
        return this;
    }

    public Shop toNobodyKnowsWhere() {
        buyer = Jurisdiction.UNKNOWN;
        return this;
    }

    public Shop toWhatNobodyCanRead(String country) {
        buyer = Jurisdiction.unread(country);
        return this;
    }

    public Shop to(String country, String region) {
        buyer = new Jurisdiction(new Country(country), region);
        return this;
    }

    public Shop processedAt(String instant) {
        processedAt = Instant.parse(instant);
        receivedAt = Instant.parse(instant);
        return this;
    }

    /// Not processed yet.
    public Shop open(String received) {
        processedAt = null;
        receivedAt = Instant.parse(received);
        return this;
    }

    public Shop processed(String received, String processed) {
        processedAt = Instant.parse(processed);
        receivedAt = Instant.parse(received);
        return this;
    }

    public Shop waitingFor(Wait... others) {
        waits = Set.of(others);
        return this;
    }

    public Shop unpaid() {
        paid = false;
        return this;
    }

    public Shop standing(Standing other) {
        standing = other;
        return this;
    }

    public Shop withoutTaxInPrices() {
        pricesIncludeTax = false;
        return this;
    }

    public Shop withLine(String sku, int quantity, String net, String tax, String rate) {
        lines.add(new Line(sku, quantity, net, tax, rate));
        return this;
    }

    /// Of the last line.
    public Shop titled(String title, String percentOff) {
        lines.set(lines.size() - 1, lines.getLast().called(title, percentOff));
        return this;
    }

    public Shop withPostage(String net, String tax, String rate) {
        postage = new Line("", 1, net, tax, rate);
        return this;
    }

    public Shop withAllowance(String net, String tax, String rate) {
        return withAllowance(net, tax, rate, "0");
    }

    /// @param ofPostage how much of the net amount was taken off the postage
    public Shop withAllowance(String net, String tax, String rate, String ofPostage) {
        allowances.add(new Off(new Line("", 1, net, tax, rate), ofPostage));
        return this;
    }

    public Shop withTotal(String gross) {
        total = gross;
        return this;
    }

    public Sale sale() {
        var money = lines.stream().map(this::line).toList();
        var carriage = new Postage(big(postage.net()), big(postage.tax()), TaxRate.ofPercent(postage.rate()));
        return new Sale(
                new SourceRef(SourceKind.SALE, new UUID(0, 1001), "1001"),
                new Channel(source, subSource),
                reference,
                buyer,
                receivedAt,
                processedAt,
                new PaymentTaken(paid, "Card"),
                standing,
                waits,
                gross(money, carriage),
                tax(money, carriage),
                pricesIncludeTax,
                money,
                carriage,
                allowances(),
                importScheme);
    }

    private Money gross(List<SaleLine> money, Postage carriage) {
        if (total != null) {
            return Money.of(currency, new BigDecimal(total));
        }
        var sum = carriage.net().plus(carriage.tax());
        for (var allowance : allowances()) {
            sum = sum.minus(allowance.net()).minus(allowance.tax());
        }
        for (var line : money) {
            sum = sum.plus(line.net()).plus(line.tax());
        }
        return sum.toMoney(RoundingMode.HALF_UP);
    }

    private Money tax(List<SaleLine> money, Postage carriage) {
        var sum = carriage.tax();
        for (var line : money) {
            sum = sum.plus(line.tax());
        }
        for (var allowance : allowances()) {
            sum = sum.minus(allowance.tax());
        }
        return sum.toMoney(RoundingMode.HALF_UP);
    }

    private List<Allowance> allowances() {
        return allowances.stream()
                .map(off -> allowance(off.of(), off.postage()))
                .toList();
    }

    private Allowance allowance(Line line, String ofPostage) {
        var like = new TaxCharge(TaxRate.ofPercent(line.rate()), big(line.net()), big(line.tax()), 1);
        return new Allowance(big(line.net()), big(line.tax()), like, big(ofPostage));
    }

    private SaleLine line(Line line) {
        return new SaleLine(
                new Product(line.sku(), line.title(), false),
                line.quantity(),
                big(line.net()),
                big(line.tax()),
                TaxRate.ofPercent(line.rate()),
                new BigDecimal(line.less()));
    }

    private BigMoney big(String amount) {
        return BigMoney.of(currency, new BigDecimal(amount));
    }
}

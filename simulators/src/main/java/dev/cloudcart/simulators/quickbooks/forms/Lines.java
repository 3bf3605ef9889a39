package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// Checks the lines of a document, adds what QuickBooks adds (names, numbers, the sub-total) and sums them up.
final class Lines {

    private static final int LINES_MAX = 10_000;
    private static final int TAXABLE_LINES_MAX = 750;

    private final Draft draft;
    private final List<TaxedLine> taxed = new ArrayList<>();
    private BigDecimal subtotal = BigDecimal.ZERO;
    private BigDecimal discount = BigDecimal.ZERO;
    private @Nullable ObjectNode discountLine;

    private Lines(Draft draft) {
        this.draft = draft;
    }

    /// @param subtotal net of all lines but the discount
    record Sum(BigDecimal subtotal, BigDecimal discount, List<TaxedLine> taxed) {}

    static Sum settle(Draft draft) {
        return new Lines(draft).settle();
    }

    private Sum settle() {
        var given = Fields.objects(draft.node, "Line");
        if (given.isEmpty()) {
            throw Refusal.missing("Line");
        }
        var kept = new ArrayList<ObjectNode>(given.size() + 1);
        for (var line : given) {
            if (settle(line)) {
                kept.add(line);
            }
        }
        if (kept.size() > LINES_MAX || (taxed.size() > TAXABLE_LINES_MAX && draft.settings().usingSalesTax())) {
            throw Refusal.business("The transaction has too many lines.");
        }
        number(kept);
        if (isSale()) {
            kept.add(subtotalLine());
        }
        settleDiscount().ifPresent(kept::add);
        draft.node.putArray("Line").addAll(kept);
        return new Sum(subtotal, discount, taxed);
    }

    /// False for the lines that QuickBooks makes anew by itself.
    private boolean settle(ObjectNode line) {
        var type = Fields.text(line, "DetailType").orElseThrow(() -> Refusal.missing("DetailType"));
        return switch (type) {
            case "SalesItemLineDetail" -> item(line, type, isSale());
            case "ItemBasedExpenseLineDetail" -> item(line, type, !isSale());
            case "AccountBasedExpenseLineDetail" -> account(line, !isSale());
            case "GroupLineDetail" -> amount(line, isSale());
            case "DescriptionOnly" -> {
                line.remove("Amount");
                yield true;
            }
            case "DiscountLineDetail" -> {
                discountLine = line;
                yield false;
            }
            case "SubTotalLineDetail" -> false;
            default -> throw Refusal.invalidEnumeration("DetailType", type);
        };
    }

    private boolean item(ObjectNode line, String type, boolean fits) {
        var detail = detail(line, type, fits);
        var id = Fields.ref(detail, "ItemRef");
        if (id.isEmpty()) {
            line.put("Amount", 0);
            return true;
        }
        nameItem(detail, id.get());
        nameOthers(detail);
        var amount = checkedAmount(line, detail);
        take(line, detail, amount);
        return true;
    }

    private boolean account(ObjectNode line, boolean fits) {
        var detail = detail(line, "AccountBasedExpenseLineDetail", fits);
        var id = Fields.ref(detail, "AccountRef").orElseThrow(() -> Refusal.missing("AccountRef"));
        var account = draft.books.reference(Kind.ACCOUNT, id);
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(detail, "AccountRef", account.nameOrEmpty());
        nameOthers(detail);
        take(line, detail, Fields.cents(Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount"))));
        return true;
    }

    private boolean amount(ObjectNode line, boolean fits) {
        detail(line, "GroupLineDetail", fits);
        subtotal = subtotal.add(Fields.cents(Fields.decimalOrZero(line, "Amount")));
        return true;
    }

    private static ObjectNode detail(ObjectNode line, String type, boolean fits) {
        if (!fits) {
            throw Refusal.business("A line with " + type + " does not belong on this transaction.");
        }
        if (line.path(type) instanceof ObjectNode detail) {
            return detail;
        }
        throw Refusal.missing(type);
    }

    private void nameItem(ObjectNode detail, String id) {
        switch (id) {
            case "SHIPPING_ITEM_ID" -> {
                if (!draft.settings().allowShipping()) {
                    throw Refusal.business("Shipping is switched off in the sales form settings.");
                }
            }
            case "GRATUITY_ITEM_ID" -> {
            }
            default -> {
                var item = draft.books.reference(Kind.ITEM, id);
                if ("Category".equals(item.type)) {
                    throw Refusal.business("A category cannot be used on a transaction.");
                }
                Fields.name(detail, "ItemRef", item.nameOrEmpty());
            }
        }
    }

    private void nameOthers(ObjectNode detail) {
        name(detail, "ClassRef", Kind.CLASS);
        name(detail, "CustomerRef", Kind.CUSTOMER);
    }

    private void name(ObjectNode detail, String property, Kind kind) {
        Fields.ref(detail, property)
                .map(id -> draft.books.reference(kind, id))
                .ifPresent(entry -> Fields.name(detail, property, entry.nameOrEmpty()));
    }

    /// Where both are sent, the amount has to be quantity times price, rounded half up (reported with 128.350 x 14.50).
    private static BigDecimal checkedAmount(ObjectNode line, ObjectNode detail) {
        var amount = Fields.decimal(line, "Amount").orElseThrow(() -> Refusal.missing("Amount"));
        var quantity = Fields.decimal(detail, "Qty");
        var price = Fields.decimal(detail, "UnitPrice");
        if (quantity.isPresent() && price.isPresent()
                && Fields.cents(quantity.get().multiply(price.get())).compareTo(amount) != 0) {
            throw Refusal.amount(amount.toPlainString());
        }
        return Fields.cents(amount);
    }

    private void take(ObjectNode line, ObjectNode detail, BigDecimal amount) {
        var code = TaxCodes.check(draft, detail);
        var net = amount;
        var gross = Fields.decimal(detail, "TaxInclusiveAmt").map(Fields::cents).orElse(null);
        if (TaxMode.of(draft) == TaxMode.INCLUSIVE && draft.settings().inclusiveAmountIsGross()) {
            gross = amount;
            net = TaxCodes.netOf(draft, code, amount);
            detail.put("TaxInclusiveAmt", gross);
        }
        line.put("Amount", net);
        subtotal = subtotal.add(net);
        taxed.add(new TaxedLine(net, gross, code));
    }

    private Optional<ObjectNode> settleDiscount() {
        if (discountLine == null) {
            return Optional.empty();
        }
        if (!draft.settings().allowDiscount()) {
            throw Refusal.business("Discounts are switched off in the sales form settings.");
        }
        var detail = detail(discountLine, "DiscountLineDetail", isSale());
        var percent = Fields.decimal(detail, "DiscountPercent");
        discount = Fields.cents(Fields.flag(detail, "PercentBased", false)
                ? subtotal.multiply(percent.orElseThrow(Refusal::discount)).movePointLeft(2)
                : Fields.decimal(discountLine, "Amount").orElseThrow(Refusal::discount));
        discountLine.put("Amount", discount);
        if (Fields.ref(detail, "DiscountAccountRef").isEmpty()) {
            draft.books.named(Kind.ACCOUNT, "Discounts given")
                    .ifPresent(account -> detail.set("DiscountAccountRef", Fields.reference(account.id, account
                            .nameOrEmpty())));
        }
        return Optional.of(discountLine);
    }

    private ObjectNode subtotalLine() {
        var line = Json.object().put("Amount", subtotal).put("DetailType", "SubTotalLineDetail");
        line.putObject("SubTotalLineDetail");
        return line;
    }

    /// Lines that were there keep their id; new ones get the next. LineNum always counts from one.
    private void number(List<ObjectNode> lines) {
        var known = draft.previous().map(node -> Fields.objects(node, "Line")).orElse(List.of());
        var ids = known.stream().flatMap(line -> Fields.text(line, "Id").stream()).toList();
        long last = ids.stream().mapToLong(Long::parseLong).max().orElse(0);
        int number = 0;
        for (var line : lines) {
            number++;
            if (Fields.text(line, "Id").filter(ids::contains).isEmpty()) {
                last++;
                line.put("Id", Long.toString(last));
            }
            line.put("LineNum", number);
        }
    }

    private boolean isSale() {
        return draft.kind.isSale();
    }
}

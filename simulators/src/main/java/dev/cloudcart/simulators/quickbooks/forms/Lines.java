package dev.cloudcart.simulators.quickbooks.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Draft;
import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Fields;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.entities.RuleRefusals;
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
        if (kept.size() > (isTaxable() ? TAXABLE_LINES_MAX : LINES_MAX)) {
            throw Refusal.business("The transaction has too many lines.");
        }
        LineNumbers.settle(draft, kept);
        if (isSale()) {
            kept.add(subtotalLine());
        }
        settleDiscount().ifPresent(kept::add);
        draft.node.putArray("Line").addAll(kept);
        return new Sum(subtotal, discount, taxed);
    }

    /// One line with a tax code does it; NON is none (Intuit, limits: 750 lines if the transaction is taxable).
    private boolean isTaxable() {
        return taxed.stream()
                .anyMatch(line -> !line.code().isEmpty() && !line.code().equals("NON"));
    }

    /// False for the lines that QuickBooks makes anew by itself.
    private boolean settle(ObjectNode line) {
        var type = Fields.text(line, "DetailType").orElseThrow(() -> Refusal.missing("DetailType"));
        return switch (type) {
            case "SalesItemLineDetail" -> item(line, type, isSale());
            case "ItemBasedExpenseLineDetail" -> item(line, type, !isSale());
            case "AccountBasedExpenseLineDetail" -> account(line, !isSale());
            case "GroupLineDetail" -> bundle(line, isSale());
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

    /// A sales line without an item is text: its amount is ignored (Intuit, SalesItemLineDetail.ItemRef).
    private boolean item(ObjectNode line, String type, boolean fits) {
        var detail = LineChecks.detail(line, type, fits);
        var id = Fields.ref(detail, "ItemRef");
        if (id.isEmpty() && !isSale()) {
            throw RuleRefusals.neitherItemNorAccount();
        }
        if (id.isEmpty()) {
            line.put("Amount", 0);
            return true;
        }
        if (!isSale() && !draft.settings().plan().hasStock()) {
            throw AccessRefusals.feature("An item on a purchase");
        }
        LineChecks.nameItem(draft, detail, id.get());
        LineChecks.nameOthers(draft, detail);
        take(line, detail, LineChecks.amount(line, detail));
        return true;
    }

    private boolean account(ObjectNode line, boolean fits) {
        var detail = LineChecks.detail(line, "AccountBasedExpenseLineDetail", fits);
        var id = Fields.ref(detail, "AccountRef").orElseThrow(RuleRefusals::neitherItemNorAccount);
        var account = draft.books.reference(Kind.ACCOUNT, id);
        Currencies.refuseAccount(draft, account, Currencies.of(draft));
        Fields.name(detail, "AccountRef", account.nameOrEmpty());
        LineChecks.nameOthers(draft, detail);
        take(line, detail, LineChecks.amount(line, detail));
        return true;
    }

    /// The lines inside count, the bundle's own amount is zero (recorded: invoice with a bundle).
    private boolean bundle(ObjectNode line, boolean fits) {
        var detail = LineChecks.detail(line, "GroupLineDetail", fits);
        Bundles.expand(draft, detail);
        line.put("Amount", 0);
        Fields.objects(detail, "Line").forEach(this::settle);
        return true;
    }

    private void take(ObjectNode line, ObjectNode detail, BigDecimal amount) {
        var code = TaxCodes.check(draft, detail);
        var net = amount;
        var gross = Fields.decimal(detail, "TaxInclusiveAmt").map(Fields::cents).orElse(null);
        if (gross != null) {
            detail.put("TaxInclusiveAmt", gross);
        }
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
        LineChecks.detail(discountLine, "DiscountLineDetail", isSale());
        discount = DiscountLine.settle(draft, discountLine, subtotal);
        return Optional.of(discountLine);
    }

    private ObjectNode subtotalLine() {
        var line = Json.object().put("Amount", subtotal).put("DetailType", "SubTotalLineDetail");
        line.putObject("SubTotalLineDetail");
        return line;
    }

    private boolean isSale() {
        return draft.kind.isSale();
    }
}

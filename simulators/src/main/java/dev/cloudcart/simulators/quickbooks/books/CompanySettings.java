package dev.cloudcart.simulators.quickbooks.books;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.AccessRefusals;
import dev.cloudcart.simulators.quickbooks.entities.Kind;
import dev.cloudcart.simulators.wire.Json;

/// How one company is set up, and the switches where the real behaviour differs by company or is not documented.
///
/// @param country GB, US, CA, IE or AU: whether a tax code goes on each line depends on it
/// @param taxCodes the profile whose tax codes the company starts with
/// @param duplicateNumberWarning the company's setting "warn about duplicate numbers", which the real API does not
/// show
/// @param bookCloseDate documents of this day and before are refused
/// @param taxRoundedPerLine otherwise the tax of a rate is rounded once, on the sum of its lines
/// @param inclusiveAmountIsGross how `Line.Amount` is read under TaxInclusive; both readings are reported
/// @param automatedTaxCanBeOverridden the permission under which UseAutomatedSalesTax=false is heard
/// @param taxOverrideRefused some system tax codes take no TxnTaxDetail of the caller's
/// @param missingFeatures entities and reports outside the subscription, such as PurchaseOrder
/// @param plan simple-start, essentials, plus or advanced
/// @param classIgnoredOutsidePlan a class or location on a document is dropped where the plan has none, instead of
/// refused (5030)
/// @param state open, locked (140) or maintenance (150)
/// @param authorizationError 100, 110, 120 or 130 answers every call with that code; 0 answers none
/// @param closedWithPassword closed books have a password: 6200 instead of 6210
/// @param ordersInClosedBooks closed books take and change purchase orders, which move no money; not documented
/// @param ordersNumbered purchase orders are counted by the company, whatever is sent; it has a switch of its own for
/// them, apart from that of sales
/// @param missingRateFromList a missing ExchangeRate is the company's rate of the day; otherwise 1
/// @param documentCurrencyFixed a document stays in the currency that it was entered in; otherwise it follows its
/// customer or vendor. Not documented
/// @param startPositionZero STARTPOSITION 0 is read as 1; otherwise 4001
/// @param batchShuffled the answers of a batch come in another order than its items
/// @param failuresReplayed a refusal is remembered under its request id too
/// @param otherBodyRefused another body under a known request id is refused (600); otherwise it gets the first
/// answer
/// @param linkedDeleteRefused what has payments or bills cannot be deleted (800); otherwise the links are undone
/// @param orderClosesWhenBilled a purchase order closes by itself when all of it is billed
/// @param orderLineByNumber TxnLineId of a link means the LineNum of the order's line; otherwise its Id
/// @param topLinkNeeded a bill's line link counts only when the bill itself names the order too
/// @param expenseOnOrder what a purchase order calls an expense or cheque that somebody made of it, such as Purchase,
/// Expense or Check; null: it tells of none. That people can do it on the screens is
/// documented, what the API tells of it is not
/// @param unreadable entities that the connecting user may not query, such as TaxCode
/// @param inactiveIsNotFound a document that names an inactive or unknown entry is refused with 610; otherwise with
/// 2500
/// @param namesIgnoreCase whether a name is taken by one in other letter case; not documented
/// @param repeatsRefused a known request id is refused (600) instead of answered as before: the code table has it,
/// no page says
///        when it is used
/// @param uploadBytesMax the greatest size of a request to /upload
/// @param surprises what the next creations or changes meet; each leaves the list when it has struck so many times
public record CompanySettings(
        String companyName,
        String country,
        String taxCodes,
        String homeCurrency,
        boolean multicurrency,
        boolean customNumbers,
        boolean usingSalesTax,
        boolean automatedSalesTax,
        boolean automatedTaxCanBeOverridden,
        boolean taxRoundedPerLine,
        boolean inclusiveAmountIsGross,
        boolean taxOverrideRefused,
        boolean duplicateNumberWarning,
        boolean allowDiscount,
        boolean allowShipping,
        boolean classesPerLine,
        boolean departments,
        boolean subscriptionEnded,
        boolean permissionDenied,
        Set<String> missingFeatures,
        @Nullable LocalDate bookCloseDate,
        Plan plan,
        boolean classIgnoredOutsidePlan,
        CompanyState state,
        int authorizationError,
        boolean closedWithPassword,
        boolean ordersInClosedBooks,
        boolean ordersNumbered,
        boolean missingRateFromList,
        boolean documentCurrencyFixed,
        boolean startPositionZero,
        boolean batchShuffled,
        boolean failuresReplayed,
        boolean otherBodyRefused,
        boolean linkedDeleteRefused,
        boolean orderClosesWhenBilled,
        boolean orderLineByNumber,
        boolean topLinkNeeded,
        @Nullable String expenseOnOrder,
        Set<String> unreadable,
        boolean inactiveIsNotFound,
        boolean namesIgnoreCase,
        boolean repeatsRefused,
        int uploadBytesMax,
        List<Surprise> surprises) {

    static final int UPLOAD_BYTES_MAX = 100 * 1024 * 1024;

    public CompanySettings {
        surprises = List.copyOf(surprises);
        if (plan == Plan.SIMPLE_START && multicurrency) {
            throw new IllegalArgumentException(
                    "Simple Start has no second currency: set multicurrency to false together with the plan.");
        }
        if (authorizationError != 0) {
            AccessRefusals.notAuthorized(authorizationError);
        }
    }

    public boolean isAmerican() {
        return country.equals("US");
    }

    /// Within the plan, and not taken out of it by `missingFeatures`.
    public boolean has(Kind kind) {
        return plan.has(kind) && !missingFeatures.contains(kind.entity);
    }

    /// Refuses whatever is asked while the company lets nobody in.
    public void refuseEntry() {
        if (authorizationError != 0) {
            throw AccessRefusals.notAuthorized(authorizationError);
        }
        switch (state) {
            case OPEN -> {}
            case LOCKED -> throw AccessRefusals.lockedOut();
            case MAINTENANCE -> throw AccessRefusals.maintenance();
        }
    }

    /// Documents of the closing date and before can neither be written nor changed.
    public void refuseClosed(Kind kind, LocalDate day) {
        if (ordersInClosedBooks && kind == Kind.PURCHASE_ORDER) {
            return;
        }
        if (bookCloseDate != null && !day.isAfter(bookCloseDate)) {
            throw AccessRefusals.booksClosed(closedWithPassword);
        }
    }

    CompanySettings with(List<Surprise> surprises) {
        return changed(Json.object().set("surprises", Json.MAPPER.valueToTree(surprises)));
    }

    /// The same company with the given switches changed; a switch that does not exist is refused with the list of
    /// those that do.
    public CompanySettings changed(JsonNode changes) {
        ObjectNode all = Json.MAPPER.valueToTree(this);
        for (var change : changes.properties()) {
            if (!all.has(change.getKey())) {
                throw new IllegalArgumentException("There is no company setting \"%s\": use %s."
                        .formatted(change.getKey(), String.join(", ", all.propertyNames())));
            }
            all.set(change.getKey(), change.getValue());
        }
        try {
            return Json.MAPPER.treeToValue(all, CompanySettings.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The company settings cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}

package dev.cloudcart.simulators.quickbooks.books;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.wire.Json;

/// How one company is set up, and the switches where the real behaviour differs by company or is not documented.
///
/// @param country GB, US, CA or IE: whether a tax code goes on each line depends on it
/// @param duplicateNumberWarning the company's setting "warn about duplicate numbers", which the real API does not show
/// @param bookCloseDate documents of this day and before are refused
/// @param taxRoundedPerLine otherwise the tax of a rate is rounded once, on the sum of its lines
/// @param inclusiveAmountIsGross how `Line.Amount` is read under TaxInclusive; both readings are reported
/// @param automatedTaxCanBeOverridden the permission under which UseAutomatedSalesTax=false is heard
/// @param taxOverrideRefused some system tax codes take no TxnTaxDetail of the caller's
/// @param missingFeatures entities outside the subscription, such as PurchaseOrder
/// @param unreadable entities that the connecting user may not query, such as TaxCode
/// @param inactiveIsNotFound a document that names an inactive or unknown entry is refused with 610; otherwise with 2500
/// @param namesIgnoreCase whether a name is taken by one in other letter case; not documented
public record CompanySettings(
        String companyName,
        String country,
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
        Set<String> unreadable,
        boolean inactiveIsNotFound,
        boolean namesIgnoreCase,
        @Nullable LocalDate bookCloseDate) {

    public boolean isAmerican() {
        return country.equals("US");
    }

    /// Documents of the closing date and before can neither be written nor changed.
    public void refuseClosed(LocalDate day) {
        if (bookCloseDate != null && !day.isAfter(bookCloseDate)) {
            throw Refusal.booksClosed();
        }
    }

    /// The same company with the given switches changed; a switch that does not exist is refused with the list of those that do.
    public CompanySettings changed(JsonNode changes) {
        ObjectNode all = Json.MAPPER.valueToTree(this);
        for (var change : changes.properties()) {
            if (!all.has(change.getKey())) {
                throw new IllegalArgumentException("There is no company setting \"%s\": use %s.".formatted(change
                        .getKey(),
                        String.join(", ", all.propertyNames())));
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

package dev.cloudcart.settings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.Stores;
import dev.cloudcart.core.mapping.TaxTable;

/// All settings of one company. The parts are the tabs of the configure page and the sections of the settings file;
/// [Keys] tells how each value is named and written.
public record Settings(
        OrderExport orderExport,
        Rules.Customers customers,
        Rules.Products products,
        Rules.Tax tax,
        Rules.Rounding rounding,
        Rules.Purchases purchases,
        Privacy privacy,
        Schedule schedule) {

    /// @param orderStatuses at least one
    /// @param startDate nothing older is posted by schedule
    /// @param stores the company's own names for its channels
    /// @param changes what is done when something changes after it was posted
    /// @param lookBackDays of how many days orders are looked through for changes, once a day; 0 for none
    public record OrderExport(
            Set<OrderStatus> orderStatuses,
            LocalDate startDate,
            Rules.Sales sales,
            Stores stores,
            Rules.Changes changes,
            int lookBackDays) {
        public OrderExport {
            orderStatuses = Set.copyOf(orderStatuses);
        }
    }

    /// Which orders are posted.
    public enum OrderStatus {
        PROCESSED,
        OPEN
    }

    /// @param buyerDays after how many days the buyer is taken out of filed orders; null for as many as Linnworks
    /// says
    public record Privacy(@Nullable Integer buyerDays) {}

    private static final int LOOK_BACK_DAYS = 14;

    /// The defaults.
    public static Settings startingOn(LocalDate startDate) {
        var sales = new Rules.Sales(
                Rules.TransactionType.RECEIPT_IF_PAID,
                new Rules.Numbering(Rules.NumberFrom.ORDER_NUMBER, "", ""),
                Rules.Include.USUAL,
                Rules.LongOrders.MERGE_THEN_SPLIT);
        return new Settings(
                new OrderExport(
                        Set.of(OrderStatus.PROCESSED),
                        startDate,
                        sales,
                        new Stores(List.of()),
                        Rules.Changes.USUAL,
                        LOOK_BACK_DAYS),
                new Rules.Customers(Rules.Matching.STORE_AND_CURRENCY, "", true),
                new Rules.Products(Rules.MissingProduct.CREATE_NON_INVENTORY, "Shipping", "Discount", "", ""),
                new Rules.Tax(Rules.TaxMode.BY_COMPANY, "Sales tax", TaxTable.EMPTY, ""),
                Rules.Rounding.NONE,
                Rules.Purchases.OFF,
                new Privacy(null),
                Schedule.DEFAULT);
    }

    /// The rules that the mapping works by.
    ///
    /// @param version the settings version that every figure made by these rules leads back to
    public Rules rules(long version, CurrencyUnit home, ZoneId zone) {
        return new Rules(
                version,
                home,
                zone,
                orderExport.startDate(),
                orderExport.stores(),
                orderExport.sales(),
                customers,
                products,
                tax,
                rounding,
                orderExport.changes(),
                purchases);
    }

    /// What may be created in the books.
    ///
    /// @param allowed false in a preview
    public Creation creation(boolean allowed) {
        return new Creation(
                allowed,
                customers.createMissing(),
                purchases.createMissing(),
                itemKind(),
                products.incomeAccount(),
                purchases.lines().account().strip());
    }

    private Creation.ItemKind itemKind() {
        return switch (products.missing()) {
            case CREATE_NON_INVENTORY -> Creation.ItemKind.NON_INVENTORY;
            case CREATE_SERVICE -> Creation.ItemKind.SERVICE;
            case HOLD -> Creation.ItemKind.NEVER;
        };
    }
}

package dev.cloudcart.shop;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// An order as `OrderDetails` of Linnworks' Orders specification, open or processed.
final class OrderJson {

    private final Order order;
    private final Fields fields;
    private final boolean nulls;

    private OrderJson(Fields fields, Order order) {
        this.fields = fields;
        this.order = order;
        this.nulls = order.extras().spellsOutNulls();
    }

    static void write(Fields fields, Order order) {
        new OrderJson(fields, order).write();
    }

    private void write() {
        fields.id("OrderId", order.id())
                .whole("NumOrderId", order.number())
                .flag("Processed", order.processed() != null)
                .moment("ProcessedDateTime", order.processed())
                .id("FulfilmentLocationId", order.extras().location())
                .object("GeneralInfo", this::generalInfo)
                .object("ShippingInfo", this::shippingInfo)
                .object("CustomerInfo", this::customerInfo)
                .object("TotalsInfo", this::totalsInfo)
                .empty("ExtendedProperties");
        folders();
        items();
        notes();
        fields.moment("PaidDateTime", order.paid()).text("TaxId", "");
    }

    private void generalInfo() {
        var left = order.processed() != null;
        var parked = order.oddCase() == OddCase.PARKED;
        fields.whole("Status", status())
                .flag("LabelPrinted", left)
                .text("LabelError", "")
                .flag("InvoicePrinted", left)
                .text("InvoicePrintError", "")
                .flag("PickListPrinted", left)
                .text("PickListPrintError", "")
                .flag("IsRuleRun", true)
                .whole("Notes", order.extras().note() == null ? 0 : 1)
                .flag("PartShipped", false)
                .whole("Marker", parked ? 7 : 0)
                .flag("IsParked", parked);
        identifiers();
        references();
        fields.moment("ReceivedDate", order.received())
                .text("Source", order.store().name())
                .text("SubSource", order.store().subSource(order.market()))
                .text("SiteCode", nulls ? null : "")
                .flag("HoldOrCancel", order.oddCase() == OddCase.CANCELLED);
        despatchBy();
        if (nulls) {
            fields.nothing("ScheduledDelivery").nothing("PickwaveIds");
        }
        fields.flag("HasScheduledDelivery", false)
                .id("Location", order.extras().location())
                .whole("NumItems", order.lines().size())
                .whole("PIIRedactionDays", 30)
                .text("StockAllocationType", nulls ? null : "NotAllocated");
    }

    /// Linnworks, Orders specification: 0 unpaid, 1 paid, 2 return, 3 pending, 4 resend.
    private int status() {
        return switch (order.oddCase()) {
            case UNPAID -> 0;
            case RETURN -> 2;
            case RESEND -> 4;
            default -> 1;
        };
    }

    private void identifiers() {
        if (nulls) {
            fields.nothing("Identifiers");
            return;
        }
        var names = order.extras().prime() ? List.of("Amazon Prime Delivery") : List.<String>of();
        fields.list(
                "Identifiers",
                names,
                (identifier, name) -> identifier
                        .whole("IdentifierId", 310_017)
                        .flag("IsCustom", false)
                        .text("Tag", "AMAZON_PRIME")
                        .text("Name", name));
    }

    private void references() {
        if (order.oddCase() == OddCase.MERGED_REFERENCE) {
            fields.text("ReferenceNum", "MERGED").text("SecondaryReference", "").text("ExternalReferenceNum", "");
            return;
        }
        var second = nulls ? null : order.store() == Store.EBAY ? order.channelOrder() : "";
        fields.text("ReferenceNum", order.channelOrder())
                .text("SecondaryReference", second)
                .text(
                        "ExternalReferenceNum",
                        nulls ? null : order.channelOrder().replace("-", ""));
    }

    private void despatchBy() {
        if (order.store() == Store.DIRECT) {
            fields.text("DespatchByDate", Fields.NO_DATE);
        } else {
            fields.moment(
                    "DespatchByDate",
                    order.received()
                            .truncatedTo(ChronoUnit.DAYS)
                            .plus(2, ChronoUnit.DAYS)
                            .minusSeconds(1));
        }
    }

    private void shippingInfo() {
        var postage = order.postage();
        fields.text("Vendor", postage.vendor())
                .id("PostalServiceId", named("postal service", postage.service()))
                .text("PostalServiceName", postage.service())
                .zero("TotalWeight")
                .zero("ItemWeight")
                .noId("PackageCategoryId")
                .text("PackageCategory", "Default")
                .noId("PackageTypeId")
                .text("PackageType", "Default")
                .amount("PostageCost", postage.gross())
                .amount("PostageCostExTax", postage.net())
                .text("TrackingNumber", order.extras().tracking())
                .flag("ManualAdjust", false);
    }

    private void customerInfo() {
        var buyer = order.buyer();
        fields.text("ChannelBuyerName", buyer.channelName()).object("Address", () -> address(buyer.delivery()));
        var billing = buyer.billing();
        if (billing == null) {
            fields.nothing("BillingAddress");
        } else {
            fields.object("BillingAddress", () -> address(billing));
        }
    }

    private void address(Buyer.Address address) {
        fields.text("EmailAddress", address.email())
                .text("Address1", address.line1())
                .text("Address2", address.line2())
                .text("Address3", "")
                .text("Town", address.town())
                .text("Region", address.region())
                .text("PostCode", address.postCode())
                .text("Country", address.country())
                .text("Continent", address.continent())
                .text("FullName", address.fullName())
                .text("Company", address.company())
                .text("PhoneNumber", address.phone())
                .id("CountryId", address.countryId());
    }

    private void totalsInfo() {
        var currency = order.oddCase() == OddCase.UNKNOWN_CURRENCY
                ? "UNK"
                : order.currency().name();
        fields.amount("Subtotal", order.subtotal())
                .amount("PostageCost", order.postage().gross())
                .amount("PostageCostExTax", order.postage().net())
                .amount("Tax", order.tax())
                .amount("TotalCharge", order.total())
                .text("PaymentMethod", order.paymentMethod())
                .id("PaymentMethodId", named("payment method", order.paymentMethod()))
                .zero("ProfitMargin")
                .amount("TotalDiscount", order.discount())
                .text("Currency", currency)
                .amount("CountryTaxRate", order.market().taxRate())
                .amount("ConversionRate", order.conversionRate());
    }

    private void folders() {
        var folder = order.extras().folder();
        fields.texts("FolderName", folder == null ? List.of() : List.of(folder));
    }

    private void items() {
        if (order.oddCase() == OddCase.NO_ITEMS) {
            fields.nothing("Items");
        } else {
            fields.list("Items", order.lines(), new LineJson(order)::write);
        }
    }

    private void notes() {
        var noteId = order.extras().note();
        var notes = noteId == null ? List.<UUID>of() : List.of(noteId);
        fields.list(
                "Notes",
                notes,
                (note, id) -> note.id("OrderNoteId", id)
                        .id("OrderId", order.id())
                        .moment("NoteDate", order.received())
                        .flag("Internal", true)
                        .text("Note", "Leave with the neighbour – “Nº 12”, please")
                        .text("CreatedBy", "packing@example.com")
                        .whole("NoteTypeId", 0));
    }

    private static UUID named(String what, String name) {
        return UUID.nameUUIDFromBytes((what + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}

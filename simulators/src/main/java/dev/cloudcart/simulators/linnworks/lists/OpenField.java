package dev.cloudcart.simulators.linnworks.lists;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// The fields that a list of open orders can be filtered and sorted by, by their codes (Orders API, FieldsFilter).
///
/// None of the 124 codes tells when an order was last changed or paid.
public final class OpenField {
    private static final Map<String, OpenField> BY_CODE = Map.ofEntries(
            field("GENERAL_INFO_ORDER_ID", "/NumOrderId"),
            field("GENERAL_INFO_REFERENCE_NUMBER", "/GeneralInfo/ReferenceNum"),
            field("GENERAL_INFO_CHANNEL_REFERENCE_NUMBER", "/GeneralInfo/SecondaryReference"),
            field("GENERAL_INFO_EXTERNAL_REFERENCE_NUMBER", "/GeneralInfo/ExternalReferenceNum"),
            field("GENERAL_INFO_DATE", "/GeneralInfo/ReceivedDate"),
            field("GENERAL_INFO_SOURCE", "/GeneralInfo/Source"),
            field("GENERAL_INFO_SUBSOURCE", "/GeneralInfo/SubSource"),
            field("GENERAL_INFO_STATUS", "/GeneralInfo/Status"),
            field("GENERAL_INFO_LOCKED", "/GeneralInfo/HoldOrCancel"),
            field("GENERAL_INFO_PARKED", "/GeneralInfo/IsParked"),
            field("GENERAL_INFO_TAG", "/GeneralInfo/Marker"),
            field("GENERAL_INFO_IDENTIFIER", "/GeneralInfo/Identifiers", "/Tag"),
            field("GENERAL_INFO_DESPATCHBYDATE", "/GeneralInfo/DespatchByDate"),
            field("CUSTOMER_ADDRESS_FULL_NAME", "/CustomerInfo/Address/FullName"),
            field("CUSTOMER_ADDRESS_COMPANY", "/CustomerInfo/Address/Company"),
            field("CUSTOMER_ADDRESS_POSTCODE", "/CustomerInfo/Address/PostCode"),
            field("CUSTOMER_ADDRESS_COUNTRY", "/CustomerInfo/Address/Country"),
            field("CUSTOMER_EMAIL", "/CustomerInfo/Address/EmailAddress"),
            field("CUSTOMER_CHANNEL_BUYER_NAME", "/CustomerInfo/ChannelBuyerName"),
            field("TOTALS_TOTAL", "/TotalsInfo/TotalCharge"),
            field("TOTALS_CURRENCY", "/TotalsInfo/Currency"),
            field("TOTALS_PAYMENT_METHOD", "/TotalsInfo/PaymentMethod"),
            field("FOLDER", "/FolderName", ""),
            field("ITEMS_SKU", "/Items", "/SKU"),
            field("LOCATION_ID", "/FulfilmentLocationId"));

    private final JsonPointer at;
    private final Optional<JsonPointer> within;

    private OpenField(String at, Optional<String> within) {
        this.at = JsonPointer.compile(at);
        this.within = within.map(JsonPointer::compile);
    }

    private static Map.Entry<String, OpenField> field(String code, String at) {
        return Map.entry(code, new OpenField(at, Optional.empty()));
    }

    /// A field of each element of a list.
    private static Map.Entry<String, OpenField> field(String code, String list, String within) {
        return Map.entry(code, new OpenField(list, Optional.of(within)));
    }

    /// Empty for a code this account does not know; Linnworks ignores such a filter without a word.
    public static Optional<OpenField> named(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    List<JsonNode> of(JsonNode order) {
        var found = order.at(at);
        return within.map(
                        part -> StreamSupport.stream(found.spliterator(), false).map(element -> element.at(part)))
                .orElseGet(() -> Stream.of(found))
                .filter(value -> value.isValueNode() && !value.isNull())
                .toList();
    }
}

package dev.cloudcart.linnworks.orders;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.linnworks.wire.Json;
import dev.cloudcart.places.Countries;
import dev.cloudcart.places.PostalRegions;
import dev.cloudcart.places.Regions;
import dev.cloudcart.places.Territories;

/// Takes the buyer out of a filed order: names, addresses, numbers, notes and what was written on the goods.
/// What the books need stays, the country and the region; a postal code that tells the region becomes the
/// region's name, and of the number of an import scheme it stays that there was one. The order reads as
/// before.
public final class PersonalData {

    /// Raised whenever more is taken out, so that records go through it again from which less was taken out before.
    public static final int EDITION = 1;

    /// Names of fields, in the details and in the header row (Linnworks, `OrderDetails`, `ProcessedOrderWeb`), in
    /// small letters and without the row's leading letter of the type.
    static final Set<String> FIELDS = Set.of(
            "fullname",
            "emailaddress",
            "channelbuyername",
            "buyerphonenumber",
            "phonenumber",
            "company",
            "address1",
            "address2",
            "address3",
            "town",
            "postcode",
            "taxid",
            "taxnumber",
            "notes",
            "extendedproperties",
            "additionalinfo",
            "trackingnumber",
            "postaltrackingnumber",
            "billingaddress",
            "shippingaddress");

    /// What all of them begin with.
    static final List<String> BEGINNINGS = List.of("billing", "buyer");

    /// Texts that no buyer is told by, in small letters: what is read of an order, and what explains it to a
    /// bookkeeper. Whatever other text there is goes, for Linnworks has more fields than it documents, and writes
    /// addresses into some of them.
    static final Set<String> KEPT = Set.of(
            "row",
            "order",
            "gone",
            "country",
            "refused",
            "pkorderid",
            "norderid",
            "nstatus",
            "dreceiveddate",
            "dprocessedon",
            "dpaidon",
            "dcancelledon",
            "holdorcancel",
            "isresend",
            "isexchange",
            "ftotalcharge",
            "fpostagecost",
            "postagecostextax",
            "subtotal",
            "ftax",
            "totaldiscount",
            "ccurrency",
            "referencenum",
            "secondaryreference",
            "externalreference",
            "orderid",
            "numorderid",
            "processed",
            "processeddatetime",
            "paiddatetime",
            "generalinfo",
            "totalsinfo",
            "items",
            "status",
            "marker",
            "isparked",
            "externalreferencenum",
            "receiveddate",
            "source",
            "subsource",
            "piiredactiondays",
            "region",
            "currency",
            "postagecost",
            "tax",
            "totalcharge",
            "countrytaxrate",
            "paymentmethod",
            "sku",
            "itemnumber",
            "channelsku",
            "title",
            "channeltitle",
            "quantity",
            "priceperunit",
            "discount",
            "taxrate",
            "cost",
            "costinctax",
            "taxcostinclusive",
            "isservice",
            "ccountry",
            "continent",
            "countryid",
            "postalservicename",
            "vendor");

    /// Ids and times, under whatever name.
    static final Pattern TELLS_NOBODY =
            Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?|");

    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private PersonalData() {}

    /// @param raw as it was filed, in whatever shape; what cannot be read at all keeps only its name
    public static byte[] removed(SourceRef order, byte[] raw) {
        try {
            if (Json.tree(raw) instanceof ObjectNode filed) {
                keepPart(
                        filed.at("/order/CustomerInfo/Address"),
                        filed.path("country").asString(""));
                if (filed.path("order") instanceof ObjectNode details) {
                    ImportScheme.keep(details);
                }
                remove(filed);
                return Json.bytes(filed);
            }
        } catch (JacksonException unreadable) {
            // Said below.
        }
        return Json.bytes(Json.MAPPER
                .createObjectNode()
                .put("order", "removed with its buyer")
                .set(
                        "row",
                        Json.MAPPER
                                .createObjectNode()
                                .put("pkOrderID", order.id().toString())
                                .put("nOrderId", order.number())));
    }

    /// Whether one of the fields that tell the buyer has just this text, whatever the case of letters, the blanks
    /// between words, and of how many signs an accented letter is made.
    public static boolean isAbout(String buyer, byte[] raw) {
        try {
            return isAbout(plain(buyer), Json.tree(raw));
        } catch (JacksonException unreadable) {
            return false;
        }
    }

    private static boolean isAbout(String buyer, JsonNode node) {
        return node.isObject()
                ? node.properties().stream()
                        .anyMatch(field -> (isPersonal(field.getKey())
                                        && plain(field.getValue().asString("")).equalsIgnoreCase(buyer))
                                || isAbout(buyer, field.getValue()))
                : node.isArray() && node.valueStream().anyMatch(child -> isAbout(buyer, child));
    }

    private static String plain(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    private static void keepPart(JsonNode address, String code) {
        if (address instanceof ObjectNode place) {
            Countries.find(code)
                    .or(() -> BuyerReader.named(
                            BuyerReader.text(place.path("Country").asString(""))))
                    .flatMap(country -> partOf(country, place))
                    .ifPresent(name -> place.put("Region", name));
        }
    }

    private static Optional<String> partOf(Country country, ObjectNode place) {
        var postalCode = BuyerReader.text(place.path("PostCode").asString(""));
        var part = Territories.nameOf(country, postalCode);
        var region = BuyerReader.text(place.path("Region").asString(""));
        return part.isEmpty() && Regions.find(country, region).isEmpty()
                ? PostalRegions.find(country, postalCode)
                : part;
    }

    private static void remove(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var personal = new ArrayList<String>();
            object.properties().forEach(field -> {
                if (isPersonal(field.getKey()) || mayTell(field.getKey(), field.getValue())) {
                    personal.add(field.getKey());
                }
            });
            object.remove(personal);
        }
        node.valueStream().filter(JsonNode::isContainer).forEach(PersonalData::remove);
    }

    private static boolean mayTell(String field, JsonNode value) {
        return !KEPT.contains(field.toLowerCase(Locale.ROOT))
                && (isText(value) || (value.isArray() && value.valueStream().anyMatch(PersonalData::isText)));
    }

    private static boolean isText(JsonNode value) {
        return value.isString() && !TELLS_NOBODY.matcher(value.asString()).matches();
    }

    private static boolean isPersonal(String field) {
        var name = field.toLowerCase(Locale.ROOT);
        return FIELDS.contains(name)
                || (name.startsWith("c") && FIELDS.contains(name.substring(1)))
                || BEGINNINGS.stream().anyMatch(name::startsWith);
    }
}

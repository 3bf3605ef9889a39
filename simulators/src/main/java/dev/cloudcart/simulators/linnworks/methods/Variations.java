package dev.cloudcart.simulators.linnworks.methods;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.linnworks.shop.Refused;
import dev.cloudcart.simulators.wire.Json;
import dev.cloudcart.simulators.wire.Limits;

/// How this Linnworks behaves where an account can differ, and where what is known of the real one is silent or
/// disagrees.
///
/// @param postBack the address that is told of an installation, as the developer typed it; empty when nobody is
/// told
/// @param unauthorizedBody the body of a 401, which is not documented; clients look for the words "Token is wrong"
/// @param refusedInstallStatus of an authorisation with a wrong or withdrawn token: 400 was seen, 401 is told of
/// @param moved announces another server than the one asked, and answers 404 to calls of the old one
/// @param missing methods that answer 404, as `Orders/CancelOrder` did for one caller
/// @param forbidden methods that answer 403, for want of the permission that their description names
/// @param notHandedOut numbers of orders that are listed, and whose details are refused with 400
/// @param purchasesNotHandedOut the same of purchase orders
/// @param toDateInclusive whether a search of processed orders finds one dated exactly at its `ToDate`
/// @param searchMonthsMax months that search may span; 0 for any, 3 as its predecessor had
/// @param searchableDays days for which a processed order is found by that search; 0 for ever. Read by id it always
/// is
/// @param sortingNeeded whether that search finds nothing without `SearchSorting` (Linnworks' .NET SDK, issue 29)
/// @param processedPageMax rows a page of that search; a live client takes 500 for the top
/// @param openPageMax rows a page of open orders; 0 for any. 500 were seen, and 50,000 where only ids are answered
/// @param idsMax orders `GetOrdersById` answers at once; 0 for any. Live clients ask for 50 to 200
/// @param purchasePageMax headers a page of purchase orders; 0 for any. 200 were seen
/// @param largePageRefused whether more than a maximum is refused; otherwise the page is cut to it
/// @param viewWrapper how `GetOrdersLowFidelity` and `GetViewStats` want their request; live reports disagree
/// @param viewsBroken `OpenOrders/GetOpenOrders` stumbles, as it does for one live client
/// @param omittedLocation which open orders are meant where a call names no location
/// @param openPagesStandStill whether the pages of a list of open orders keep to what it was when page 1 was asked
/// for
/// @param fractionDigits digits of a second in every date; -1 as they are stored, 0 to 7
/// @param ratesInverted rates of orders and of the settings as base per sale currency, instead of sale per base
/// @param purchaseRatesInverted rates of purchase orders to be divided by, instead of multiplied with
/// @param buyersRedacted removes the buyer of an order `PIIRedactionDays` after it was processed. So the
/// specification has
///        it; off, because recorded orders come with their buyers as they were read
/// @param ordersV2 whether `GET /v2/orders` is there
/// @param ordersV2PageMax orders a page of it; not documented
/// @param ordersV2Anonymous leaves the customer out, as for an application that may not read personal data
/// @param lateChangesCount whether notes, extended properties and refunds move `LastUpdated`
public record Variations(
        AccountState accountState,
        boolean installed,
        String postBack,
        Limits limits,
        Duration sessionTimeToLive,
        boolean retryAfter,
        JsonNode unauthorizedBody,
        int refusedInstallStatus,
        Locality locality,
        boolean moved,
        Set<String> missing,
        Set<String> forbidden,
        Set<Integer> notHandedOut,
        Set<String> purchasesNotHandedOut,
        boolean toDateInclusive,
        int searchMonthsMax,
        int searchableDays,
        boolean sortingNeeded,
        int processedPageMax,
        int openPageMax,
        int idsMax,
        int purchasePageMax,
        boolean largePageRefused,
        Wrapper viewWrapper,
        boolean viewsBroken,
        OmittedLocation omittedLocation,
        boolean openPagesStandStill,
        DateStyle dateStyle,
        int fractionDigits,
        boolean ratesInverted,
        boolean purchaseRatesInverted,
        boolean buyersRedacted,
        boolean ordersV2,
        int ordersV2PageMax,
        boolean ordersV2Anonymous,
        boolean lateChangesCount) {

    private static final Map<String, RecordComponent> NAMES = Arrays.stream(Variations.class.getRecordComponents())
            .collect(Collectors.toMap(
                    RecordComponent::getName, component -> component, (one, _) -> one, LinkedHashMap::new));

    public Variations {
        missing = Set.copyOf(missing);
        forbidden = Set.copyOf(forbidden);
        notHandedOut = Set.copyOf(notHandedOut);
        purchasesNotHandedOut = Set.copyOf(purchasesNotHandedOut);
        if (fractionDigits < -1 || fractionDigits > 7) {
            throw new IllegalArgumentException(
                    "A date has 0 to 7 digits of a second, or -1 for those it is stored with, not %d."
                            .formatted(fractionDigits));
        }
        if (refusedInstallStatus != 400 && refusedInstallStatus != 401) {
            throw new IllegalArgumentException(
                    "A wrong installation token is refused with 400 or 401, not %d.".formatted(refusedInstallStatus));
        }
        for (int most : List.of(
                searchMonthsMax,
                searchableDays,
                processedPageMax,
                openPageMax,
                idsMax,
                purchasePageMax,
                ordersV2PageMax)) {
            if (most < 0) {
                throw new IllegalArgumentException("A maximum is at least 1, or 0 for none, not %d.".formatted(most));
            }
        }
    }

    /// The state of the account (Authenticate API, BaseSession.Status.State).
    public enum AccountState {
        AVAILABLE,
        LOCKED_BASIC,
        LOCKED_FULL,
        MAINTENANCE
    }

    /// Where the account is kept (Authenticate API, BaseSession.Locality).
    public enum Locality {
        EU,
        US,
        AS
    }

    public enum Wrapper {
        EITHER,
        BARE,
        WRAPPED
    }

    public enum OmittedLocation {
        DEFAULT,
        ALL
    }

    /// How a moment ends: with `Z` as stored, with nothing, or with `+00:00` (an old Java client had to accept all
    /// three).
    public enum DateStyle {
        AS_STORED,
        NO_ZONE,
        OFFSET
    }

    /// What is best attested.
    public static Variations usual() {
        return new Variations(
                AccountState.AVAILABLE,
                true,
                "",
                Limits.PUBLISHED,
                Duration.ofMinutes(30),
                true,
                Replies.refusal("Token is wrong"),
                400,
                Locality.EU,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                0,
                0,
                false,
                500,
                0,
                0,
                0,
                false,
                Wrapper.EITHER,
                false,
                OmittedLocation.DEFAULT,
                false,
                DateStyle.AS_STORED,
                -1,
                false,
                false,
                false,
                false,
                100,
                false,
                true);
    }

    public Variations with(String name, JsonNode value) {
        return changed(Json.object().set(name, value));
    }

    /// The same with the named ones changed. An IllegalArgumentException says which there are, or what one can be.
    public Variations changed(JsonNode changes) {
        ObjectNode all = Json.MAPPER.valueToTree(this);
        changes.properties().forEach(change -> all.set(change.getKey(), read(change.getKey(), change.getValue())));
        return Json.MAPPER.treeToValue(all, Variations.class);
    }

    private static JsonNode read(String name, JsonNode value) {
        var component = NAMES.get(name);
        if (component == null) {
            throw new IllegalArgumentException(
                    "There is no setting \"%s\": use %s.".formatted(name, String.join(", ", NAMES.keySet())));
        }
        var given = component.getType().isEnum() && value.isString()
                ? Json.MAPPER.getNodeFactory().stringNode(value.asString().toUpperCase(Locale.ROOT))
                : value;
        if (value.isNull() || !fits(component, given)) {
            throw new IllegalArgumentException(
                    "The setting \"%s\" is %s, not %s.".formatted(name, kind(component), value));
        }
        return given;
    }

    private static boolean fits(RecordComponent component, JsonNode value) {
        try {
            var type = Json.MAPPER.getTypeFactory().constructType(component.getGenericType());
            return Json.MAPPER.treeToValue(value, type) != null;
        } catch (JacksonException _) {
            return false;
        }
    }

    private static String kind(RecordComponent component) {
        var type = component.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(" or "));
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "a duration such as PT30M for half an hour";
        }
        if (type == int.class) {
            return "a whole number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (component.getName().equals("notHandedOut")) {
            return "a list of order numbers such as [100035]";
        }
        if (component.getName().equals("purchasesNotHandedOut")) {
            return "a list of numbers of purchase orders such as [\"PO00825\"]";
        }
        return type == Set.class ? "a list of methods such as [\"Orders/CancelOrder\"]" : "any JSON";
    }

    /// So many of what was asked for as a maximum lets through; 0 is no maximum.
    int most(int asked, int max) {
        if (max == 0 || asked <= max) {
            return asked;
        }
        if (largePageRefused) {
            throw new Refused("Entries per page cannot be more than %d.".formatted(max));
        }
        return max;
    }
}

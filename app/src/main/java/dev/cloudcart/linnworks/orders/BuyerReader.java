package dev.cloudcart.linnworks.orders;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.linnworks.wire.FiledOrder;
import dev.cloudcart.linnworks.wire.OrderJson;
import dev.cloudcart.linnworks.wire.Untold;
import dev.cloudcart.linnworks.wire.Wording;
import dev.cloudcart.places.Countries;
import dev.cloudcart.places.PostalRegions;
import dev.cloudcart.places.Regions;
import dev.cloudcart.places.Territories;

/// Reads where an order's buyer is: by the code of Linnworks' own list of countries, else by the country's name.
/// Addresses are removed from processed orders after some days, so often nobody knows.
final class BuyerReader {

    /// Digits that are not all zeros, as every country has them whose postal codes tell its parts.
    private static final Pattern POSTAL_CODE = Pattern.compile("[1-9]");

    private static final int LETTERS_MAX = 30;

    private BuyerReader() {}

    static Jurisdiction read(FiledOrder filed) {
        var address = address(filed.orderOrNone());
        return country(filed, address)
                .map(found -> within(found, address))
                .orElseGet(() -> unknown(text(address.country())));
    }

    /// Where codes of regions matter, a postal code that tells one is read as that; where they do not, any that was
    /// not taken out tells whether it is a part with taxes of its own.
    static boolean tellsPartOfCountry(FiledOrder filed) {
        var address = address(filed.orderOrNone());
        return country(filed, address)
                .filter(country -> !Regions.matterIn(country))
                .map(_ -> text(address.postCode()))
                .filter(postalCode -> POSTAL_CODE.matcher(postalCode).find())
                .isPresent();
    }

    private static Optional<Country> country(FiledOrder filed, OrderJson.Address address) {
        return byCode(filed.country()).or(() -> named(text(address.country())));
    }

    /// By what was written for it. `NA` is Namibia only as a code: whoever writes it means that there is none.
    static Optional<Country> named(String written) {
        return Untold.is(written) ? Optional.empty() : Countries.find(written);
    }

    private static Jurisdiction within(Country country, OrderJson.Address address) {
        var region = text(address.region());
        var postalCode = text(address.postCode());
        return Territories.find(country, postalCode, region)
                .orElseGet(() -> new Jurisdiction(country, region(country, region, postalCode)));
    }

    private static Jurisdiction unknown(String written) {
        return Untold.is(written) ? Jurisdiction.UNKNOWN : Jurisdiction.unread(shortened(written));
    }

    /// Where none is written, or none that can be read, such as `New York City`, the postal code tells it.
    /// What neither tells stays as it is written: it is none whose codes are known, and not the same as none.
    private static String region(Country country, String written, String postalCode) {
        if (!Regions.matterIn(country)) {
            return "";
        }
        var told = Untold.is(written) ? "" : written;
        return Regions.find(country, told)
                .or(() -> PostalRegions.find(country, postalCode))
                .orElseGet(() -> shortened(told));
    }

    private static String shortened(String written) {
        return Wording.plain(Wording.cut(written, LETTERS_MAX));
    }

    private static Optional<Country> byCode(@Nullable String code) {
        return code == null ? Optional.empty() : Countries.find(code);
    }

    private static OrderJson.Address address(OrderJson order) {
        var customer = order.customerInfo();
        var address = customer == null ? null : customer.address();
        return address == null ? new OrderJson.Address(null, null, null) : address;
    }

    /// Some channels leave the entities of HTML in addresses: `C&ocirc;te d&#39;Ivoire`.
    static String text(@Nullable String text) {
        return Wording.decoded(text);
    }
}

package dev.cloudcart.shop;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Invents buyers. Every e-mail address is at example.com.
final class People {

    private static final List<String> TRADES =
            List.of("Café", "Kitchen & Home", "Deli Ltd", "Gifts, Cards & Co.", "Bakery", "Bookshop");

    private final Dice dice;

    People(Dice dice) {
        this.dice = dice;
    }

    Buyer buyer(Store store, Market market, OddCase oddCase) {
        var buyer = buyer(store, market);
        if (oddCase == OddCase.REDACTED_BUYER) {
            return buyer.redacted(dice.oneIn(2) ? "" : "REDACTED");
        }
        var unknown = oddCase == OddCase.UNKNOWN_COUNTRY || oddCase == OddCase.UNKNOWN_COUNTRY_ABROAD;
        return unknown ? buyer.fromUnknownCountry() : buyer;
    }

    private Buyer buyer(Store store, Market market) {
        var locals = Locals.of(market);
        var given = dice.any(locals.givenNames());
        var family = dice.any(locals.familyNames());
        var name = given + " " + family;
        var mailbox = plain(given) + "." + plain(family) + dice.between(1, 999);
        var company = dice.below(100) < (store == Store.DIRECT ? 60 : 4) ? family + " " + dice.any(TRADES) : "";
        var delivery = address(market, locals, name, company, mailbox + domain(store));
        return new Buyer(channelName(store, name, mailbox), delivery, dice.oneIn(5) ? null : delivery);
    }

    private Buyer.Address address(Market market, Locals locals, String name, String company, String email) {
        var street = dice.any(locals.streets());
        var number = dice.between(1, 199);
        var line1 = locals.numberFirst() ? number + " " + street : street + " " + number;
        var line2 = dice.oneIn(8) ? "Flat " + dice.between(1, 30) : "";
        var phone = dice.oneIn(2) ? "" : dice.digits(locals.phone());
        return new Buyer.Address(
                email,
                line1,
                line2,
                dice.any(locals.towns()),
                locals.region(),
                dice.digits(locals.postCode()),
                market.country(),
                market.continent(),
                name,
                company,
                phone,
                market.countryId());
    }

    private static String domain(Store store) {
        return store == Store.AMAZON ? "@marketplace.example.com" : "@example.com";
    }

    private static String channelName(Store store, String name, String mailbox) {
        return switch (store) {
            case EBAY -> mailbox.replace('.', '_');
            case DIRECT -> "";
            case AMAZON, SHOPIFY, ETSY -> name;
        };
    }

    private static String plain(String name) {
        var letters = Normalizer.normalize(name.replace("ß", "ss").replace("ı", "i"), Normalizer.Form.NFD);
        return letters.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}

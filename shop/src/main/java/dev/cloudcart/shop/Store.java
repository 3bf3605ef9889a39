package dev.cloudcart.shop;

/// Where the shop sells. `title` is the name the books know it by.
enum Store {
    AMAZON("Amazon"),
    EBAY("eBay"),
    SHOPIFY("Shopify"),
    ETSY("Etsy"),
    DIRECT("Direct");

    private final String title;

    Store(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// Linnworks' `SubSource`: the particular account; direct orders have none.
    String subSource(Market market) {
        return switch (this) {
            case AMAZON -> "Amazon " + amazonSite(market);
            case EBAY -> "EBAY0_larderledger";
            case SHOPIFY -> "larder-and-ledger.example";
            case ETSY -> "LarderAndLedger";
            case DIRECT -> "";
        };
    }

    private static String amazonSite(Market market) {
        return switch (market) {
            case UNITED_KINGDOM -> "UK";
            case GERMANY -> "DE";
            case FRANCE -> "FR";
            case SWEDEN, FINLAND -> "SE";
            case SPAIN, PORTUGAL -> "ES";
            case ITALY -> "IT";
            case NETHERLANDS -> "NL";
            case UNITED_STATES, CANADA -> "US";
            case AUSTRALIA, NEW_ZEALAND -> "AU";
            case JAPAN -> "JP";
            case KUWAIT -> "AE";
        };
    }

    String paymentMethod(Dice dice) {
        return switch (this) {
            case AMAZON -> "Amazon";
            case EBAY -> "eBay Managed Payments";
            case SHOPIFY -> dice.oneIn(4) ? "PayPal" : "Shopify Payments";
            case ETSY -> "Etsy Payments";
            case DIRECT -> dice.oneIn(3) ? "Cheque" : "Bank Transfer";
        };
    }

    /// The order number the buyer knows.
    String reference(Dice dice, int orderNumber) {
        return switch (this) {
            case AMAZON -> dice.digits("20#-#######-#######");
            case EBAY -> dice.digits("##-#####-#####");
            case SHOPIFY -> "LL" + orderNumber;
            case ETSY -> dice.digits("39########");
            case DIRECT -> Integer.toString(orderNumber);
        };
    }
}

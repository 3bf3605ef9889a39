package dev.cloudcart.browser;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Orders of mugs as lines of a source file, for there is no time to take each of them at a page.
final class Orders {

    private static final Instant FIRST_DAY = Instant.parse("2026-02-02T15:45:10Z");

    private static final AtomicInteger DAYS = new AtomicInteger();

    private Orders() {}

    /// A time on a day on which nobody else sells, of those that no sync reads by itself. The shop is one for all
    /// tests: on a day that two of them sold on, each would count what the other sold.
    static Instant onADayOfTheirOwn() {
        return FIRST_DAY.plus(DAYS.getAndIncrement(), ChronoUnit.DAYS);
    }

    /// So many of 12.00 GBP each.
    static String of(int first, int count, Instant processed) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> of(number, "United Kingdom", "20.0", "12.00", processed))
                .collect(Collectors.joining());
    }

    /// @param rate of the tax that is in the amount, in percent
    static String of(int number, String country, String rate, String gross, Instant processed) {
        var net = new BigDecimal(gross)
                .divide(BigDecimal.ONE.add(new BigDecimal(rate).movePointLeft(2)), 4, RoundingMode.HALF_UP);
        var tax = new BigDecimal(gross).subtract(net);
        return """
                {"kind":"order","value":{"OrderId":"%1$s","NumOrderId":%2$d,"Processed":true,\
                "ProcessedDateTime":"%9$s","PaidDateTime":"%9$s","GeneralInfo":{"Status":1,\
                "ReferenceNum":"REF-%2$d","ReceivedDate":"%9$s","Source":"EBAY","SubSource":"EBAY0"},\
                "CustomerInfo":{"ChannelBuyerName":"jdoe","Address":{"FullName":"Jane Doe","EmailAddress":"jane@example.com",\
                "Address1":"1 High Street","Town":"Leeds","PostCode":"LS1 1AA","Country":"%3$s"}},\
                "TotalsInfo":{"Subtotal":%5$s,"PostageCost":0.0,\
                "PostageCostExTax":0.0,"Tax":%6$s,"TotalCharge":%7$s,"TotalDiscount":0.0,"Currency":"GBP",\
                "CountryTaxRate":%4$s},"Items":[{"SKU":"MUG","Title":"Mug","Quantity":2,"PricePerUnit":%8$s,"TaxRate":%4$s,\
                "Cost":%5$s,"Tax":%6$s,"CostIncTax":%7$s,"TaxCostInclusive":true}]}}
                """.formatted(
                        id(number),
                        number,
                        country,
                        rate,
                        net,
                        tax,
                        gross,
                        new BigDecimal(gross).divide(new BigDecimal(2)),
                        processed.truncatedTo(ChronoUnit.SECONDS));
    }

    static UUID id(int number) {
        return new UUID(0x11bdc064555154eaL, 0x8b99000000000000L + number);
    }
}

package dev.cloudcart.demo;

import static dev.cloudcart.demo.Sold.at;
import static dev.cloudcart.demo.Sold.country;
import static dev.cloudcart.demo.Sold.lines;
import static dev.cloudcart.demo.Sold.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

/// Mends what is held for its country or its tax.
class TaxMendsTest extends Mending {

    @Test
    @Mends({"COUNTRY_UNKNOWN", "NO_TAX_CODE", "SEVERAL_TAX_CODES", "NAMED_CODE_MISSING", "NAMED_CODE_OF_OTHER_RATE"})
    void countriesAndTaxCodes() throws Exception {
        connect("uk", "{}", """
                        tax: {codes: [{rate: 11, country: GB, code: "11.0% Missing"}, {rate: 14, country: GB, code: "14.0% Missing"},
                          {rate: 9, country: GB, code: "5.0% R"}]}
                        """);
        books.taxCode("13.0% DE OSS", 13, "EU One Stop Shop");
        books.domesticCode("12.0% A", 12);
        books.domesticCode("12.0% B", 12);
        books.domesticCode("9.0% Other", 9);
        sell(
                sold.taxed(1, 21, country("UNKNOWN")),
                sold.taxed(2, 21, country("UNKNOWN"), source("AMAZON")),
                sold.taxed(3, 17),
                sold.taxed(4, 13),
                sold.taxed(5, 12),
                sold.taxed(6, 11),
                sold.taxed(7, 14),
                sold.taxed(8, 9),
                sold.taxed(9, 20, country("Portugal")));

        holds(Map.of(
                1,
                "COUNTRY_UNKNOWN",
                2,
                "COUNTRY_UNKNOWN",
                3,
                "NO_TAX_CODE",
                4,
                "NO_TAX_CODE",
                5,
                "SEVERAL_TAX_CODES",
                6,
                "NAMED_CODE_MISSING",
                7,
                "NAMED_CODE_MISSING",
                8,
                "NAMED_CODE_OF_OTHER_RATE",
                9,
                "NO_TAX_CODE"));

        sell(sold.taxed(1, 21, country("Netherlands")), sold.taxed(9, 20, country("United Kingdom")));
        books.domesticCode("17.0% Odd", 17);
        books.domesticCode("11.0% Missing", 11);
        books.domesticCode("14.0% Another", 14);
        set("""
                order-export: {stores: [{source: AMAZON, country: NL}]}
                tax: {codes: [{rate: 11, country: GB, code: "11.0% Missing"}, {rate: 14, country: GB, code: "14.0% Another"},
                  {rate: 9, country: GB, code: "9.0% Other"}, {rate: 13, country: GB, code: "13.0% DE OSS"},
                  {rate: 12, country: GB, code: "12.0% B"}]}
                """);
        posts(numbers(1, 9));
    }

    @Test
    @Mends("NO_CODE_WITHOUT_TAX")
    void nothingTellsWhichCodeIsRightWithoutTax() throws Exception {
        connect("us", "{\"country\":\"GB\",\"homeCurrency\":\"GBP\"}", "");
        books.domesticCode("Nil", 0);
        books.domesticCode("20.0% S", 20);
        sell(sold.untaxed(1, "10.0", "GBP"));

        holds(Map.of(1, "NO_CODE_WITHOUT_TAX"));

        set("tax: {codes: [{rate: 0, code: Nil}]}");
        posts(1);
    }

    @Test
    @Mends({"TAX_MAY_BE_REPLACED", "UNITED_STATES_CODE_MISSING"})
    void theUnitedStates() throws Exception {
        connect("us", "{}", "tax: {united-states-code: Elsewhere}");
        sell(sold.american(1), sold.untaxed(9001, "10.0", "USD"));
        holdsBeside(9001, Map.of(1, "UNITED_STATES_CODE_MISSING"));
        set("tax: {united-states-code: California}");
        posts(1, 9001);

        connect("us", "{\"automatedSalesTax\":true}", "");
        holdsBeside(9001, Map.of(1, "TAX_MAY_BE_REPLACED"));
        set("tax: {mode: line}");
        posts(1, 9001);

        connect(
                "us",
                "{\"automatedSalesTax\":true,\"automatedTaxCanBeOverridden\":true}",
                "tax: {codes: [{rate: any, country: US, code: California}]}");
        holdsBeside(9001, Map.of(1, "TAX_MAY_BE_REPLACED"));
        set("tax: {mode: override}");
        posts(1, 9001);
    }

    /// The number on an order is the marketplace's at one store, and the company's own at another.
    @Test
    @Mends("IMPORT_SCHEME")
    void numbersOfTheImportOneStopShop() throws Exception {
        connect("uk", "{}", "");
        var number = at(
                "",
                "ExtendedProperties",
                "[{\"RowId\":\"00000000-0000-0000-0000-000000000001\",\"Name\":\"MARKETPLACE_IOSS\","
                        + "\"Value\":\"IM4420001201\",\"Type\":\"Order\"}]");
        sell(
                sold.taxed(1, 20, country("France"), source("AMAZON"), number),
                sold.taxed(2, 20, country("France"), source("SHOPIFY"), number),
                sold.taxed(3, 20, country("France"), source("SHOPIFY")));
        holds(Map.of(1, "IMPORT_SCHEME", 2, "IMPORT_SCHEME"));

        set("order-export: {stores: [{source: AMAZON, tax: line}, {source: SHOPIFY, tax: by company}]}");
        posts(1, 2, 3);
        assertThat(came(1, 3)).isEqualTo("""
                1: 12.00, tax -: PLAIN 10.00 , Sales tax 2.00\s
                2: 12.00, tax 2.00: PLAIN 10.00 20.0% FR OSS
                3: 12.00, tax 2.00: PLAIN 10.00 20.0% FR OSS
                """);
    }

    /// Two of one state, and a code for each.
    @Test
    @Mends("ONE_CODE_FOR_SEVERAL_RATES")
    void oneCodeForSeveralRates() throws Exception {
        var cause = "ONE_CODE_FOR_SEVERAL_RATES";
        connect("us-states", "{}", "");
        for (int order = 1; order <= 3; order++) {
            sell(sold.american(order, lines(2), Sold::atTwoRates));
        }
        sell(sold.untaxed(9001, "10.0", "USD"));
        var report = holdsBeside(9001, Map.of(1, cause, 2, cause, 3, cause));
        assertThat(report.at("/holds/0/reason").asString())
                .isEqualTo("It has parts at 8.25 % and 6.25 %, and a document in the United States has one tax code for"
                        + " TX, United States");
        set("tax: {codes: [{rate: 8.25, country: US, region: TX, code: Texas},"
                + " {rate: 6.25, country: US, region: TX, code: Texas state}]}");
        holdsBeside(9001, Map.of(1, cause, 2, cause, 3, cause));

        books.enter("3", "entered by hand");
        dismiss(3);
        set("tax: {codes: [{rate: any, country: US, region: TX, code: Texas}]}");
        posts(1, 2, 3, 9001);
        assertThat(books.receipt("1").at("/TxnTaxDetail/TotalTax").asString()).isEqualTo("14.5");

        connect("us-states", "{}", "");
        holdsBeside(9001, Map.of(1, cause, 2, cause, 3, cause));
        set("order-export: {stores: [{source: EBAY, tax: line}]}");
        posts(1, 2, 3, 9001);
    }

    /// What no tax code takes holds all alike, so the order that is right is there before.
    @Test
    @Mends("RULE_OF_QUICKBOOKS")
    void whatARuleForbids() throws Exception {
        connect("uk", "{}", "");
        int before = bystander();
        sync(0);
        books.switches("{\"taxOverrideRefused\":true}");
        sell(sold.taxed(1, 20));
        holdsBeside(before, Map.of(1, "RULE_OF_QUICKBOOKS"));

        books.switches("{\"taxOverrideRefused\":false}");
        posts(1);
    }
}

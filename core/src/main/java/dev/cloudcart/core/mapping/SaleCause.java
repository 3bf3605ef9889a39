package dev.cloudcart.core.mapping;

import dev.cloudcart.core.trade.Cause;

/// Why a sale cannot become a document yet.
public enum SaleCause implements Cause {
    BOOKS_CLOSED(
            "It belongs to {day}, and the books are closed until {closing date}",
            "Have your accountant move the closing date in QuickBooks, then sync again; or enter it by hand on an open day and"
                    + " dismiss this"),
    BELOW_ZERO(
            "Its total is negative: {total}",
            "QuickBooks takes no sale below zero: correct the order in Linnworks, then sync again; or enter it as a refund by"
                    + " hand and dismiss this"),
    COUNTRY_UNKNOWN(
            "Nobody knows which country it was sold to ({what is written}), and at {rate} it may belong under {choices}",
            "Correct the country of the order in Linnworks, or give its store a country in the settings (order-export:"
                    + " stores: country), then sync again"),
    NO_TAX_CODE(
            "QuickBooks has no code for {place} at {rate}; for that country it has {choices}",
            "Add the code in QuickBooks under Taxes, or name one for it in the settings (tax: codes); where the place is not"
                    + " the right one, correct the order's address in Linnworks; then sync again"),
    NO_CODE_WITHOUT_TAX(
            "QuickBooks has no tax code that is known to be right for sales without tax to {place}; without"
                    + " tax are {choices}",
            "Name one of them in the settings (tax: codes, with rate: 0), then sync again"),
    SEVERAL_TAX_CODES(
            "Several tax codes fit {place} at {rate}: {choices}",
            "Name the right one in the settings (tax: codes), then sync again"),
    ONE_CODE_FOR_SEVERAL_RATES(
            "It has parts at {rates}, and a document in the United States has one tax code for {place}",
            "Name one code for that state at any rate in the settings (tax: codes, with rate: any) and none there for a"
                    + " single rate, or, where the marketplace pays this tax, have it on a line of its own for that store"
                    + " (order-export: stores: tax); then sync again; or enter it by hand and dismiss this"),
    NAMED_CODE_MISSING(
            "{code} is named in your settings, but QuickBooks has no such code: {place} at {rate} needs it",
            "Add it in QuickBooks under Taxes, or name another one in the settings (tax: codes), then sync again"),
    NAMED_CODE_OF_OTHER_RATE(
            "{code} is named in your settings for {place} at {rate}, but in QuickBooks it is one of" + " {other rate}",
            "Name another code in the settings (tax: codes), or correct it in QuickBooks, then sync again"),
    UNITED_STATES_CODE_MISSING(
            "{code} is named in your settings, but QuickBooks has no such code: sales to states without a code need it",
            "Add it in QuickBooks under Taxes, or name another one in the settings (tax: united-states-code), then sync again"),
    IMPORT_SCHEME(
            "Its tax is declared under the Import One Stop Shop, by the marketplace or by yourself, whoever has the number on"
                    + " it",
            "Say which for its store in the settings (order-export: stores: tax): line where the marketplace declares it, by"
                    + " company where the number is your own; then sync again"),
    TAX_MAY_BE_REPLACED(
            "QuickBooks computes the sales tax of this company itself, and may replace the tax that the shop"
                    + " charged",
            "Choose tax: mode: line in the settings, so that the tax goes on a line of its own, or tax: mode: override"
                    + " where QuickBooks lets apps set the tax; then sync again");

    private final String what;
    private final String mend;

    SaleCause(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String mend() {
        return mend;
    }
}

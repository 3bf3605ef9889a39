package dev.cloudcart.quickbooks.lists;

import java.util.List;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.books.PartyNeed;

/// What tells customers and vendors apart when they are looked for.
public enum PartyKind {
    CUSTOMERS(
            ListKind.CUSTOMER,
            ListCause.NO_CUSTOMER,
            ListCause.CUSTOMER_GONE,
            ListCause.CUSTOMER_OF_ANOTHER,
            ListCause.CUSTOMER_NOT_CREATED,
            ListCause.NAME_OF_NO_CUSTOMER,
            ListCause.CUSTOMER_IN_OTHER_CURRENCY),
    VENDORS(
            ListKind.VENDOR,
            ListCause.NO_VENDOR,
            ListCause.VENDOR_GONE,
            ListCause.VENDOR_OF_ANOTHER,
            ListCause.VENDOR_NOT_CREATED,
            ListCause.NAME_OF_NO_VENDOR,
            ListCause.VENDOR_IN_OTHER_CURRENCY);

    private final ListKind list;
    private final ListCause none;
    private final ListCause gone;
    private final ListCause ofAnother;
    private final ListCause notCreated;
    private final ListCause nameOfNone;
    private final ListCause inOtherCurrency;

    PartyKind(
            ListKind list,
            ListCause none,
            ListCause gone,
            ListCause ofAnother,
            ListCause notCreated,
            ListCause nameOfNone,
            ListCause inOtherCurrency) {
        this.list = list;
        this.none = none;
        this.gone = gone;
        this.ofAnother = ofAnother;
        this.notCreated = notCreated;
        this.nameOfNone = nameOfNone;
        this.inOtherCurrency = inOtherCurrency;
    }

    public ListKind list() {
        return list;
    }

    public ListCause none() {
        return none;
    }

    ListCause gone() {
        return gone;
    }

    ListCause ofAnother() {
        return ofAnother;
    }

    ListCause notCreated() {
        return notCreated;
    }

    ListCause nameOfNone() {
        return nameOfNone;
    }

    ListCause inOtherCurrency() {
        return inOtherCurrency;
    }

    public boolean isOf(PartyNeed need) {
        return switch (need.kind()) {
            case CUSTOMER -> this == CUSTOMERS;
            case VENDOR -> this == VENDORS;
        };
    }

    boolean mayBeCreated(Creation creation) {
        return switch (this) {
            case CUSTOMERS -> creation.customers();
            case VENDORS -> creation.vendors();
        };
    }

    /// The names it may have, each but the first for when something else has the one before. What a store
    /// is called the settings say; the name of a supplier nobody can choose.
    public List<String> names(String name) {
        return switch (this) {
            case CUSTOMERS -> List.of(name);
            case VENDORS -> List.of(name, name + " (vendor)");
        };
    }

    /// The same for when the one before keeps another currency.
    public List<String> names(String name, CurrencyUnit currency) {
        return switch (this) {
            case CUSTOMERS -> List.of(name);
            case VENDORS -> List.of(name, name + " " + currency.getCode());
        };
    }
}

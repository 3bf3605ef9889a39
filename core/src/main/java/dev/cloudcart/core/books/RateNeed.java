package dev.cloudcart.core.books;

import java.time.LocalDate;

import org.joda.money.CurrencyUnit;

/// An exchange rate that documents ask for.
public record RateNeed(CurrencyUnit foreign, LocalDate day) {}

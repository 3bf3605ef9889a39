package dev.cloudcart.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.joda.money.CurrencyUnit;

import dev.cloudcart.core.books.CompanyId;

/// One QuickBooks company as this installation knows it.
///
/// @param currency the home currency of its books
/// @param zone decides which day an instant belongs to
public record Company(CompanyId id, String name, CurrencyUnit currency, ZoneId zone, Instant added) {

    /// The day it was added, in its own zone: where its order export starts by default.
    public LocalDate firstDay() {
        return LocalDate.ofInstant(added, zone);
    }
}

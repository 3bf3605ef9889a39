package dev.cloudcart.journal;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.cloudcart.core.books.DocumentType;

/// What a run did to a document.
///
/// @param deed such as `create`
/// @param state what came of it: `done`, `refused`, or `intended` while nobody knows
/// @param source what people call its record
/// @param number of the document; empty where QuickBooks gives it
public record DoneDeed(
        String deed,
        String state,
        DocumentType type,
        String number,
        String source,
        String store,
        LocalDate day,
        String currency,
        BigDecimal gross,
        BigDecimal tax) {}
